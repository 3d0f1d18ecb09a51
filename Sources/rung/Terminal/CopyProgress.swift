/// A bar for copying a database, and a word while a copy is verified; small ones go without.
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

  /// In pages; a finished copy is verified next.
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

  /// Takes everything off the terminal again.
  func end() {
    if isLarge { context.progress?("\r\u{1B}[K") }
  }

  /// What is copied and verified in less than a second.
  private static let small = 32 << 20
}
