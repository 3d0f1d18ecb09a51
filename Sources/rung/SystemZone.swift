import SkillCore

extension Zone {
  /// The machine's zone: `TZ`, else the system's. The C library knows the rules.
  ///
  /// Its name is what `TZ` says, else where `/etc/localtime` points to, else `/etc/timezone`,
  /// else `UTC`. A zone that the C library does not know keeps its name and has its UTC.
  static func system() -> Zone {
    // localtime_r need not read TZ itself (POSIX): done once, here.
    tzset()
    return Zone(name: systemName) { instant in
      var seconds = time_t(instant.seconds)
      var parts = tm()
      return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
  }

  private static var systemName: String {
    if let setting = getenv("TZ") {
      let text = String(cString: setting)
      let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
      return name.isEmpty ? "UTC" : zoneName(inPath: name) ?? name
    }
    return localtimeLink.flatMap(zoneName(inPath:)) ?? timezoneFile ?? "UTC"
  }

  /// `Asia/Shanghai` of `/usr/share/zoneinfo/Asia/Shanghai`.
  private static func zoneName(inPath path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let folder = parts.lastIndex(of: "zoneinfo"), folder + 1 < parts.count else { return nil }
    let name = parts[(folder + 1)...]
    // Two copies of the whole database, without and with leap seconds.
    return (name.first == "posix" || name.first == "right" ? name.dropFirst() : name)
      .joined(separator: "/")
  }

  private static var localtimeLink: String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/etc/localtime", &path, path.count)
    guard count > 0 else { return nil }
    return String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static var timezoneFile: String? {
    guard let file = fopen("/etc/timezone", "r") else { return nil }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 256)
    let count = fread(&line, 1, line.count, file)
    let name = String(decoding: line.prefix(count).prefix { $0 > 32 }, as: UTF8.self)
    return name.isEmpty ? nil : name
  }
}
