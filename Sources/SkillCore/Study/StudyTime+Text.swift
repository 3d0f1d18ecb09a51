extension StudyTime {
  /// For people: `1h 30m`, `45m`, `0m`; in Chinese `1小时30分`, `45分钟`.
  ///
  /// Seconds are dropped, except below one minute (`30s`) or with `withSeconds`.
  public func text(in language: Language, withSeconds: Bool = false) -> String {
    let total = seconds.magnitude
    let hours = total / 3600
    let minutes = total / 60 % 60
    let rest = withSeconds || total < 60 ? total % 60 : 0
    let parts =
      switch language {
      case .english: [(hours, "h"), (minutes, "m"), (rest, "s")]
      case .chinese: [(hours, "小时"), (minutes, hours == 0 && rest == 0 ? "分钟" : "分"), (rest, "秒")]
      }
    let shown = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
    guard !shown.isEmpty else { return language == .english ? "0m" : "0分钟" }
    return (seconds < 0 ? "-" : "") + shown.joined(separator: language == .english ? " " : "")
  }
}
