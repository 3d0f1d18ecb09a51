import SkillCore

extension Zone {
  /// The machine's zone: `TZ`, else the system's. The C library knows the rules.
  ///
  /// Its name is what `TZ` says, else where `/etc/localtime` points to, else `/etc/timezone`,
  /// else `UTC`. A setting that the C library does not know is its UTC, and is not kept as a name.
  /// - Parameter strange: what `strangeSetting` says, which looks for files.
  static func system(strange: String? = strangeSetting) -> Zone {
    // localtime_r need not read TZ itself (POSIX): done once, here.
    tzset()
    // Of some of those the C library makes an offset, such as 99 hours.
    guard strange == nil else { return Zone(name: "UTC") { _ in 0 } }
    return Zone(name: systemName) { instant in
      var seconds = time_t(instant.seconds)
      var parts = tm()
      return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
  }

  /// What `TZ` says when neither this machine's list of zones nor POSIX (`CST-8`) knows it: the C
  /// library takes it for UTC without a word.
  static var strangeSetting: String? {
    guard let setting = getenv("TZ") else { return nil }
    let text = String(cString: setting)
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    let isKnown =
      ["", "UTC", "GMT"].contains(name) || isPOSIX(name)
      || zoneFolders.contains { isZoneFile(name.hasPrefix("/") ? name : "\($0)/\(name)") }
    return isKnown ? nil : text
  }

  /// By how it begins (RFC 8536): folders and lists lie beside such files.
  private static func isZoneFile(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head: [UInt8] = [0, 0, 0, 0]
    return read(file, &head, 4) == 4 && head == Array("TZif".utf8)
  }

  private static var zoneFolders: [String] {
    [getenv("TZDIR").map { String(cString: $0) }].compactMap { $0 } + [
      "/usr/share/zoneinfo", "/var/db/timezone/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo",
    ]
  }

  /// A name of letters (or in angle brackets) with a distance behind it: `CST-8`, `<+08>-8`,
  /// `EST5EDT,M3.2.0,M11.1.0`.
  private static func isPOSIX(_ text: String) -> Bool {
    var rest = text.utf8.prefix { $0 != UInt8(ascii: ",") }
    if rest.first == UInt8(ascii: "<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[rest.index(after: end)...]
    } else {
      let letters = rest.prefix { (65...90).contains($0 & 0xDF) }
      guard letters.count >= 3 else { return false }
      rest = rest[letters.endIndex...]
    }
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let hours = String(decoding: rest.prefix { (48...57).contains($0) }, as: UTF8.self)
    return Int(hours).map { $0 <= 24 } ?? false
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
    var name = parts[(folder + 1)...]
    // Two copies of the whole database, without and with leap seconds.
    if name.first == "posix" || name.first == "right" { name.removeFirst() }
    return name.reduce("") { $0.isEmpty ? "\($1)" : "\($0)/\($1)" }
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
