import SkillCore
import Synchronization

/// The machine's time zone. Name and offsets come from one source: the file, or the rule, that the
/// C library loads. If it cannot be loaded, both are UTC.
struct SystemZone {
  let zone: Zone
  /// A warning about it, or why nothing may be recorded with it.
  let fault: ZoneFault?

  /// Where the system keeps its zone; replaced in tests.
  struct Places {
    var localtime = "/etc/localtime"
    var timezone = "/etc/timezone"
    var folders = ZoneFile.folders

    fileprivate func file(of name: String) -> ZoneFile? {
      for folder in folders {
        if let file = ZoneFile("\(folder)/\(name)") { return file }
      }
      return nil
    }
  }

  /// By `TZ`, else by the system's setting.
  static func find(
    setting: String? = getenv("TZ").map { String(cString: $0) }, places: Places = Places()
  ) -> SystemZone {
    guard let setting else { return system(places) }
    // Some set TZ to the system's own file, to save the C library a `stat`.
    let said = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
    return [places.localtime, "localtime"].contains(said)
      ? system(places) : chosen(setting, places)
  }

  private init(_ fault: ZoneFault) {
    (zone, self.fault) = (.utc, fault)
  }

  private init(utc name: String) {
    (zone, fault) = (Zone(name: name) { _ in 0 }, nil)
  }

  private init(loaded name: String) {
    // localtime_r need not read TZ (POSIX), so tzset is called once.
    tzset()
    fault = nil
    zone = Zone(name: name) { instant in
      var seconds = time_t(instant.seconds)
      var parts = tm()
      return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
  }

  // MARK: - TZ

  private static func chosen(_ setting: String, _ places: Places) -> SystemZone {
    let said = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
    if said.isEmpty { return SystemZone(utc: "UTC") }
    var name = said
    if isPath(said) {
      guard let folder = places.folders.first(where: { said.hasPrefix($0 + "/") }) else {
        return SystemZone(.path(setting))
      }
      name = String(said.dropFirst(folder.count + 1))
      if isPath(name) { return SystemZone(.path(setting)) }
    }
    if isUTC(name) { return SystemZone(utc: name) }
    // `EST5EDT` is both a name and a rule, of the same zone.
    if name == setting, isZoneRule(name) { return SystemZone(loaded: name) }
    guard let name = plainName(name),
      let file = places.file(of: name)
    else { return SystemZone(.unknown(setting)) }
    guard file.isPlausible else { return SystemZone(.absurd(setting)) }
    return SystemZone(loaded: withoutCopy(name))
  }

  /// Whether the C library would read it outside its own folder.
  private static func isPath(_ text: String) -> Bool {
    // Rules contain slashes, too: `EST5EDT,M3.2.0/2,M11.1.0/2`.
    text.hasPrefix("/") || text.hasPrefix(".")
      || text.split(separator: "/").contains { $0 == "." || $0 == ".." }
  }

  /// Whether a zone ever had that offset, in seconds; true for an unknown zone.
  static func mayHave(_ offset: Int, in zone: String) -> Bool {
    // Cached: a record has few zones, but many facts.
    let isKnown = fitting.withLock { known in
      if known.last.offset == offset, known.last.zone == zone { return true }
      guard known.all.contains("\(offset) \(zone)") else { return false }
      known.last = (offset, zone)
      return true
    }
    if isKnown { return true }
    guard mayHave(offset, in: zone, places: Places()) else { return false }
    fitting.withLock { _ = $0.all.insert("\(offset) \(zone)") }
    return true
  }

  private struct Fitting {
    var all: Set<String> = []
    var last = (offset: 0, zone: "")
  }

  private static let fitting = Mutex(Fitting())

  private static func mayHave(_ offset: Int, in zone: String, places: Places) -> Bool {
    if isUTC(zone) { return offset == 0 }
    if let offsets = zoneRuleOffsets(zone) { return offsets.contains(offset) }
    guard let name = plainName(zone),
      let file = places.file(of: name)
    else { return true }
    return file.offsets.contains(offset)
  }

  // MARK: - The system's

  private static func system(_ places: Places) -> SystemZone {
    let link = linkTarget(places.localtime)
    guard let file = ZoneFile(places.localtime), file.isPlausible else {
      if let name = link.flatMap(name(inPath:)) {
        return isUTC(name)
          ? SystemZone(utc: name) : SystemZone(.unloadable(name, source: places.localtime))
      }
      if let name = firstWord(places.timezone).flatMap(plainName), !isUTC(name) {
        return SystemZone(.unloadable(name, source: places.timezone))
      }
      return access(places.localtime, F_OK) == 0
        ? SystemZone(.unloadable(places.localtime, source: places.localtime))
        : SystemZone(utc: "UTC")
    }
    let name =
      link.flatMap(name(inPath:)) ?? realPath(places.localtime).flatMap(name(inPath:))
      ?? copied(file, places) ?? file.rule
    guard let name else {
      return SystemZone(.unloadable(places.localtime, source: places.localtime))
    }
    return isUTC(name) ? SystemZone(utc: name) : SystemZone(loaded: name)
  }

  /// If `/etc/localtime` is a copy, `/etc/timezone` names its source, unless it is out of date.
  private static func copied(_ file: ZoneFile, _ places: Places) -> String? {
    guard let name = firstWord(places.timezone).flatMap(plainName) else { return nil }
    let isIt = places.folders.contains { ZoneFile("\($0)/\(name)")?.bytes == file.bytes }
    return isIt ? name : nil
  }

  private static func firstWord(_ path: String) -> String? {
    guard let bytes = ZoneFile.read(path, limit: 256) else { return nil }
    let word = String(decoding: bytes.prefix { $0 > 32 }, as: UTF8.self)
    return word.isEmpty ? nil : word
  }

  private static func linkTarget(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    guard count > 0 else { return nil }
    return String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }

  // MARK: - Names

  /// `Asia/Shanghai` of `../usr/share/zoneinfo/Asia/Shanghai`.
  private static func name(inPath path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let folder = parts.lastIndex(of: "zoneinfo"), folder + 1 < parts.count else { return nil }
    return plainName(String(path[parts[folder + 1].startIndex...])).map(withoutCopy)
  }

  /// A name in the form of the tz database; nil for anything else.
  private static func plainName(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
        && part.utf8.allSatisfy { byte in
          (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
            || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")]
              .contains(byte)
        }
    }
    return isPlain ? text : nil
  }

  /// Without the prefix `posix/` or `right/` of the two copies of the database.
  private static func withoutCopy(_ name: String) -> String {
    for copy in ["posix/", "right/"] where name.hasPrefix(copy) {
      return String(name.dropFirst(copy.count))
    }
    return name
  }

  /// These need no file.
  private static func isUTC(_ name: String) -> Bool {
    let last = name.hasPrefix("Etc/") ? name.dropFirst(4) : name[...]
    return ["UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich"].contains(last)
  }
}

/// A problem with the machine's zone.
enum ZoneFault: Equatable {
  /// `TZ` is not a zone known here.
  case unknown(String)
  /// `TZ` is a path to a file that is not one of the system's zones.
  case path(String)
  /// `TZ` names a zone whose clocks would be more than a day from UTC.
  case absurd(String)
  /// The system's own zone by name, and the file that says so; the zone's file is missing or
  /// broken.
  case unloadable(String, source: String)
}
