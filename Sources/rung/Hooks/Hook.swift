import SkillCore

/// A user's program that is run after a command has recorded something.
struct Hook {
  enum Event: String, CaseIterable {
    case session = "on-session"
    case done = "on-done"
    case level = "on-level"
  }

  let event: Event
  let folder: String
  var path: String { folder + "/" + event.rawValue }

  /// The outcome of a run.
  enum Ending {
    case status(Int32)
    case overtime
    case notStarted(String)
  }

  /// Why the hook is not run; nil if it is. A user who can write to it, or to a folder above it,
  /// could run programs as this user.
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

  /// A warning for a run that failed; nil for one that did not.
  func complaint(_ ending: Ending, seconds: Int) -> String? {
    let why: Text? =
      switch ending {
      case .status(0): nil
      case .status(let status): Text("ended with \(status)", zh: "以 \(status) 结束")
      case .overtime:
        Text(
          "took longer than \(seconds) s and was killed", zh: "超过 \(seconds) 秒，已被终止")
      case .notStarted(let reason): Text("could not be run: \(reason)", zh: "无法运行：\(reason)")
      }
    return why.map {
      say(
        "rung: the hook \(event.rawValue) \($0.en); the record is safe",
        zh: "rung：钩子 \(event.rawValue) \($0.zh)；记录不受影响")
    }
  }
}
