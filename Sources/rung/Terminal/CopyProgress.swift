/// Progress of copying and verifying a database; none for small ones.
final class CopyProgress {
  private let title: String
  private let context: Context
  private let isLarge: Bool
  private var bar: Progress?

  /// - Parameter bytes: the size of the file that is copied.
  init(_ title: String, bytes: Int, _ context: Context) {
    self.title = title
    self.context = context
    isLarge = bytes > CopyProgress.small
  }

  /// In pages; verification follows the copy.
  /// - Returns: true, for the copy to go on.
  @discardableResult
  func reach(_ done: Int, _ total: Int) -> Bool {
    guard isLarge else { return true }
    let bar = bar ?? Progress(title, of: total, small: 0, context)
    self.bar = bar
    bar.reach(done)
    if done >= total { verify() }
    return true
  }

  func verify() {
    guard isLarge else { return }
    bar?.end()
    context.progress?("\r" + say("verifying ...", zh: "正在校验…"))
  }

  /// Clears the bar.
  func end() {
    if isLarge { context.progress?("\r\u{1B}[K") }
  }

  /// Copied and verified in less than a second.
  private static let small = 32 << 20
}
