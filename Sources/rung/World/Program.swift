import SkillCore
import SkillStore

/// The entry point.
@main
enum Program {
  static func main() {
    // Releases everything before exit, where a sanitizer looks for leaks.
    World.exit(run())
  }

  private static func run() -> ExitStatus {
    World.preparePrivateFiles()
    Store.prepareProcess()
    let context = World.context()
    guard let words = World.arguments() else {
      let language = Speech.choose([], context.environment)
      Speech.$language.withValue(language) {
        Refusal(
          "not-utf8", .usage,
          Text("an argument is not valid UTF-8", zh: "有一个参数不是有效的 UTF-8"),
          hint: Text(
            "Set the terminal to UTF-8, or pass the text on standard input with `-`.",
            zh: "请把终端设为 UTF-8，或用 - 从标准输入读取。")
        ).lines.forEach(context.warn)
      }
      return .usage
    }
    return perform(words, in: context)
  }
}
