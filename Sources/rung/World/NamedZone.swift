import SkillCore

extension SystemZone {
  /// Another zone than the machine's, from the C library, by setting `TZ` temporarily; nil if it is
  /// unknown. Only records from other zones need it.
  static func named(_ name: String) -> Zone? {
    guard !name.isEmpty, name != "localtime", !name.hasPrefix(":"), !name.hasPrefix("/"),
      name.utf8.allSatisfy({ $0 != 0 }), find(setting: name).fault == nil
    else { return nil }
    return Zone(name: name) { instant in
      let before = getenv("TZ").map { String(cString: $0) }
      setenv("TZ", name, 1)
      tzset()
      defer {
        if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
        tzset()
      }
      var seconds = time_t(instant.seconds)
      var parts = tm()
      return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
  }
}
