import SkillCore

extension ZoneFault {
  /// The warning of commands that record, since a record keeps its zone; nil for what is refused.
  var warning: Text? {
    switch self {
    case .unknown(let setting):
      Text(
        "TZ is '\(setting.prefix(60))', which is not a time zone known here: times are taken as UTC. Set a zone (TZ=Europe/Berlin), or unset TZ.",
        zh: "TZ 是“\(setting.prefix(60))”，本机没有这个时区：时间按 UTC 记录。请改为时区名（如 TZ=Asia/Shanghai），或取消 TZ。")
    case .unloadable(let name, let source) where name == source:
      Text(
        "the system's time zone cannot be read (\(source)): times are taken as UTC. Set TZ, such as TZ=Europe/Berlin or TZ=CST-8.",
        zh: "无法读取系统时区（\(source)）：时间按 UTC 记录。请设置 TZ，如 TZ=Asia/Shanghai 或 TZ=CST-8。")
    case .unloadable(let name, let source):
      Text(
        "the system's time zone is \(name) (\(source)), but it cannot be loaded: times are taken as UTC. Install tzdata, or set TZ, such as TZ=CST-8.",
        zh: "系统时区是 \(name)（\(source)），但无法加载：时间按 UTC 记录。请安装 tzdata，或设置 TZ，如 TZ=CST-8。")
    case .path, .absurd: nil
    }
  }

  /// - Throws: `Refusal` 64 for a zone with which nothing may be recorded or read.
  func refuse() throws {
    let hint = Text(
      "Set a zone (TZ=Europe/Berlin), or unset TZ.", zh: "请改为时区名（如 TZ=Asia/Shanghai），或取消 TZ。")
    switch self {
    case .path(let setting):
      throw Refusal(
        "bad-zone", .usage,
        Text(
          "TZ is '\(setting.prefix(60))', a path instead of a time zone",
          zh: "TZ 是“\(setting.prefix(60))”，是路径而不是时区名"), hint: hint)
    case .absurd(let setting):
      throw Refusal(
        "bad-zone", .usage,
        Text(
          "TZ is '\(setting.prefix(60))', more than a day from UTC",
          zh: "TZ 是“\(setting.prefix(60))”，其时钟与 UTC 相差超过一天"), hint: hint)
    case .unknown, .unloadable: break
    }
  }
}
