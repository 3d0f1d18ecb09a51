/// A bar on the terminal for work that takes long: `importing ████░░░░ 52%`. Nothing is drawn where
/// there is no terminal, nor for work that is small.
final class Progress {
  private let draw: ((String) -> Void)?
  private let title: String
  private let total: Int
  private var shown = -1

  /// - Parameters:
  ///   - total: how much there is to do, in any unit.
  ///   - small: no bar up to this much.
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

  /// Takes the bar off the terminal again.
  func end() {
    if shown >= 0 { draw?("\r\u{1B}[K") }
    shown = -1
  }
}
