import Foundation
import SkillCore
import Testing

@testable import rung

/// Systems whose files about the zone are missing, broken, or contradict each other.
@Suite("Where the system keeps its zone")
struct SystemZonePlaceTests {
  /// A folder in which a system's `/etc` and zones are laid out.
  private final class Machine {
    let folder = FileManager.default.temporaryDirectory.path + "/rung-zones-\(UUID())"
    init() throws {
      for path in ["/etc", "/zoneinfo/Asia", "/zoneinfo/Etc"] {
        try FileManager.default.createDirectory(
          atPath: folder + path, withIntermediateDirectories: true)
      }
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ path: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: folder + path))
    }

    func link(_ target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/etc/localtime", withDestinationPath: target)
    }

    func zone(_ setting: String? = nil) -> SystemZone {
      SystemZone.find(
        setting: setting,
        places: .init(
          localtime: folder + "/etc/localtime", timezone: folder + "/etc/timezone",
          folders: [folder + "/zoneinfo"]))
    }
  }

  /// A file of one zone without changes, version 2.
  private func compiled(_ offset: Int32 = 28_800, rule: String = "CST-8", kinds: UInt8 = 1)
    -> [UInt8]
  {
    let east = withUnsafeBytes(of: offset.bigEndian) { Array($0) }
    let block =
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, kinds, 0, 0, 0, 4]
      + east + [0, 0] + Array("CST".utf8) + [0]
    return block + block + Array("\n\(rule)\n".utf8)
  }

  private func isUTC(_ found: SystemZone) -> Bool {
    found.zone.name == "UTC" && found.zone.offset(at: Instant(seconds: 1_800_000_000)) == 0
  }

  @Test("A link to a zone that is not installed is UTC, with a warning")
  func missingZone() throws {
    let machine = try Machine()
    try machine.link("/usr/share/zoneinfo-of-nobody/zoneinfo/Asia/Shanghai")
    let found = machine.zone()
    #expect(isUTC(found))
    #expect(
      found.fault == .unloadable("Asia/Shanghai", source: machine.folder + "/etc/localtime"))
    #expect(found.fault?.warning?.en.contains("Install tzdata") == true)
  }

  @Test("A name in /etc/timezone alone is UTC, with a warning, with or without its file")
  func nameAlone() throws {
    let machine = try Machine()
    try machine.write("/etc/timezone", Array("Asia/Shanghai\n".utf8))
    for _ in 0..<2 {
      #expect(isUTC(machine.zone()))
      #expect(
        machine.zone().fault
          == .unloadable("Asia/Shanghai", source: machine.folder + "/etc/timezone"))
      try machine.write("/zoneinfo/Asia/Shanghai", compiled())
    }
  }

  @Test("A system that says UTC, or nothing, needs no files", arguments: ["Etc/UTC", "UTC", nil])
  func utcNeedsNothing(name: String?) throws {
    let machine = try Machine()
    if let name { try machine.link("../nowhere/zoneinfo/\(name)") }
    #expect(machine.zone().fault == nil)
    #expect(machine.zone().zone.name == name ?? "UTC")
    #expect(machine.zone().zone.offset(at: Instant(seconds: 0)) == 0)
    try machine.write("/etc/timezone", Array("Etc/UTC\n".utf8))
    #expect(machine.zone().fault == nil)
  }

  @Test("A copy has the name that /etc/timezone says only if it is that zone's file")
  func copies() throws {
    let machine = try Machine()
    try machine.write("/etc/localtime", compiled())
    try machine.write("/etc/timezone", Array("Asia/Shanghai\n".utf8))
    #expect(machine.zone().zone.name == "CST-8")  // the zone is not installed: by its own rule
    try machine.write("/zoneinfo/Asia/Shanghai", compiled(32_400, rule: "JST-9"))
    #expect(machine.zone().zone.name == "CST-8")  // another one is
    try machine.write("/zoneinfo/Asia/Shanghai", compiled())
    #expect(machine.zone().zone.name == "Asia/Shanghai")
    #expect(machine.zone().fault == nil)
  }

  @Test("A system's file that is broken, or has absurd offsets, is UTC, with a warning")
  func brokenFiles() throws {
    for bytes: [UInt8] in [
      [], Array("TZif".utf8), Array("Asia/Shanghai".utf8), compiled(400_000), compiled(-90_000),
      compiled(.min), compiled(rule: "CST-99"), compiled(rule: "\u{1B}[2J"), compiled(kinds: 0),
      compiled(kinds: 200), Array(compiled().dropLast(9)), [UInt8](repeating: 0xFF, count: 300),
      Array("TZif2".utf8) + [UInt8](repeating: 0xFF, count: 60),
    ] {
      let machine = try Machine()
      try machine.write("/etc/localtime", bytes)
      #expect(isUTC(machine.zone()))
      #expect(machine.zone().fault?.warning != nil, "\(bytes)")
    }
  }

  @Test("TZ with absurd offsets is refused by name, a broken one gives a warning")
  func absurdSetting() throws {
    let machine = try Machine()
    try machine.write("/zoneinfo/Asia/Far", compiled(400_000))
    try machine.write("/zoneinfo/Asia/Broken", Array(compiled().prefix(50)))
    try machine.write("/zoneinfo/Asia/Strange name", compiled())
    #expect(machine.zone("Asia/Far").fault == .absurd("Asia/Far"))
    #expect(throws: Refusal.self) { try machine.zone("Asia/Far").fault?.refuse() }
    #expect(machine.zone(":Asia/Broken").fault == .unknown(":Asia/Broken"))
    #expect(machine.zone("Asia/Strange name").fault == .unknown("Asia/Strange name"))
    #expect(machine.zone(machine.folder + "/zoneinfo/Asia/Far").fault != nil)
    try machine.write("/etc/localtime", compiled())
    #expect(machine.zone(":" + machine.folder + "/etc/localtime").zone.name == "CST-8")
    #expect(machine.zone(machine.folder + "/etc/localtime2").fault != nil)
  }

  @Test("A link that leaves the zones' folder gives no path for a name")
  func linkOutside() throws {
    for target in ["../zoneinfo/../etc/zone", "zone", "../zoneinfo/Asia/../../etc/zone"] {
      let machine = try Machine()
      try machine.write("/etc/zone", compiled())
      try machine.link(target)
      #expect(machine.zone().zone.name == "CST-8", "\(target)")
    }
  }
}
