/// A progress bar: `importing ████░░░░ 52%`. Not drawn without a terminal or for small work.
final class Progress {
  private let draw: ((String) -> Void)?
  private let title: String
  private let total: Int
  private var shown = -1

  /// - Parameters:
  ///   - total: the amount of work, in any unit.
  ///   - small: no bar up to this amount.
  init(_ title: String, of total: Int, small: Int, _ context: Context) {
    self.title = title
    self.total = total
    draw = total > small ? context.progress : nil
  }

  func reach(_ done: Int) {
    guard let draw else { return }
    let now = percent(min(max(done, 0), total), of: total)
    guard now != shown else { return }
    shown = now
    draw("\r\(title) \(bar(percent: now, cells: 24)) \(now)%")
  }

  /// Clears the bar.
  func end() {
    if shown >= 0 { draw?("\r\u{1B}[K") }
    shown = -1
  }
}
