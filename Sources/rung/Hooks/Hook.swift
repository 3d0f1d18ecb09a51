import SkillCore

/// A program of the user's that is told what a command has put on record.
struct Hook {
  enum Event: String, CaseIterable {
    case session = "on-session"
    case done = "on-done"
    case level = "on-level"
  }

  let event: Event
  let folder: String
  var path: String { folder + "/" + event.rawValue }

  /// How a run ended.
  enum Ending {
    case status(Int32)
    case overtime
    case notStarted(String)
  }

  /// Why it is not run, if so. Whoever can write to it, or to a folder on the way to it, could run
  /// programs in the user's name.
  func refusal() -> Text? {
    if let weakness = TrustedPath.weakness(of: path, from: folder) { return weakness }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let failure = SystemFailure(number: errno)
      return Text("\(path): \(failure.reason)", zh: "\(path)：\(failure.reason)")
    }
    if status.st_mode & S_IFMT != S_IFREG {
      return Text("\(path) is not a file", zh: "\(path) 不是普通文件")
    }
    if access(path, X_OK) != 0 {
      return Text(
        "it is not executable: chmod u+x \(typed(path))", zh: "它不可执行：chmod u+x \(typed(path))")
    }
    return nil
  }

  /// A line for a run that did not go well; nil for one that did.
  func complaint(_ ending: Ending, seconds: Int) -> String? {
    let why: Text? =
      switch ending {
      case .status(0): nil
      case .status(let status): Text("ended with \(status)", zh: "以 \(status) 结束")
      case .overtime:
        Text(
          "took longer than \(seconds) s and was ended", zh: "超过 \(seconds) 秒，已被终止")
      case .notStarted(let reason): Text("cannot be run: \(reason)", zh: "无法运行：\(reason)")
      }
    return why.map {
      say(
        "rung: the hook \(event.rawValue) \($0.en); the record is safe",
        zh: "rung：钩子 \(event.rawValue) \($0.zh)；记录不受影响")
    }
  }
}
