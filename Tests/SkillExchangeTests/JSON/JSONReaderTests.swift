import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite struct JSONReaderTests {
  private func read(_ text: String, relaxed: Bool = false) throws -> PositionedJSON {
    try PositionedJSON.read(Array(text.utf8), relaxed: relaxed)
  }

  @Test(
    "Plain values are read as they are",
    arguments: [
      ("null", JSON.null), (" true\n", true), ("false", false), ("-0", 0), ("12", 12),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      (#""""#, ""), ("[]", []), ("{}", [:]), ("[ 1 , [2],{ } ]", [1, [2], [:]]),
      (#"{"b":1,"a":{"b":null}}"#, ["b": 1, "a": ["b": nil]]),
      (#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\uDE00""#, "\"\\/\u{8}\u{C}\n\r\tA\u{E9}😀"),
      ("\u{FEFF}[1]", [1]), (#""\u0000""#, "\u{0}"),
    ] as [(String, JSON)])
  func values(text: String, expected: JSON) throws {
    #expect(try read(text).plain == expected)
  }

  @Test(
    "A fraction or an exponent makes a double",
    arguments: [("1.5", 1.5), ("-2e3", -2000), ("1E-2", 0.01), ("0.0", 0), ("1e+2", 100)])
  func doubles(text: String, expected: Double) throws {
    guard case .number(let number) = try read(text).value else {
      Issue.record("\(text) is not a double")
      return
    }
    #expect(number == expected)
  }

  @Test(
    "Every fault is found where it stands",
    arguments: [
      ("", "1:1"), ("  \n ", "2:2"), ("[1 2]", "1:4"), ("[1,]", "1:4"), ("[,1]", "1:2"),
      ("[1", "1:3"), ("{", "1:2"), (#"{"a"}"#, "1:5"), (#"{"a":}"#, "1:6"), (#"{a:1}"#, "1:2"),
      (#"{"a":1,}"#, "1:8"), ("1 2", "1:3"), ("'x'", "1:1"), ("nul", "1:1"), ("+1", "1:1"),
      ("01", "1:2"), ("-", "1:2"), ("1.", "1:3"), (".5", "1:1"), ("1e", "1:3"), ("-01", "1:3"),
      ("9223372036854775808", "1:1"), ("[1e999]", "1:2"), ("NaN", "1:1"), ("]", "1:1"),
      (#"{"a":1,\#n "b":2,\#n "a":3}"#, "3:2"), ("// x\n1", "1:1"), ("\"a\nb\"", "1:3"),
      ("\"ab", "1:1"), (#""中😀\x""#, "1:4"), (#""\u12g4""#, "1:2"), (#""\u12"#, "1:2"),
      (#""\ud83d""#, "1:2"), (#""\ude00\ud83d""#, "1:2"), (#""\ud83d\u0041""#, "1:2"),
      ("\u{FEFF}x", "1:1"), ("[1}", "1:3"), ("{\"a\":1]", "1:7"), ("\"\u{1F}\"", "1:2"),
      ("1\u{FEFF}", "1:2"),
    ])
  func faults(text: String, position: String) {
    let fault = #expect(throws: FileFault.self) { try read(text) }
    #expect(fault?.position.description == position)
    #expect(fault?.message.en != fault?.message.zh)
  }

  @Test(
    "Comments and a last comma are read when the file may have them",
    arguments: ["[1,]", "// a\n[1 /* , */]", "/**/[/*\n*/1,// x\r\n]//", "[1]/***/", "[1]//中"])
  func relaxed(text: String) throws {
    #expect(try read(text, relaxed: true).plain == [1])
  }

  @Test(
    "Even a file with comments has rules",
    arguments: [
      ("/* a", "1:1"), ("[1]/", "1:4"), ("[1,,]", "1:4"), ("[,]", "1:2"), ("{,}", "1:2"),
      ("[1]\n /*/", "2:2"), ("#", "1:1"),
    ])
  func relaxedFaults(text: String, position: String) {
    let fault = #expect(throws: FileFault.self) { try read(text, relaxed: true) }
    #expect(fault?.position.description == position)
  }

  @Test("A hundred levels are read, one more and a million more are refused")
  func depth() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    _ = try read(nested(100))
    let fault = #expect(throws: FileFault.self) { try read(nested(101)) }
    #expect(fault?.column == 101)
    #expect(throws: FileFault.self) { try read(String(repeating: "[{\"\":", count: 1_000_000)) }
  }

  @Test("Siblings do not add up to depth")
  func siblings() throws {
    _ = try read("[" + String(repeating: "[[]],", count: 500) + "0]")
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they begin",
    arguments: [
      ([0x22, 0x41, 0xFF, 0x22], "1:3"), ([0x22, 0xC0, 0x80, 0x22], "1:2"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2"), ([0x22, 0xE4, 0xB8], "1:2"),
      ([0x0A, 0x22, 0xE4, 0xB8, 0xAD, 0x80, 0x22], "2:3"), ([0xFF, 0xFE, 0x31, 0x00], "1:1"),
    ] as [([UInt8], String)])
  func invalidUTF8(bytes: [UInt8], position: String) {
    let fault = #expect(throws: FileFault.self) { try PositionedJSON.read(bytes) }
    #expect(fault?.position.description == position)
  }

  @Test("Each value and key knows its line and column, counted in scalars")
  func positions() throws {
    let document = try read("{\"中😀\": [1,\n  null],\r\n\t\"b\": \"x\"}")
    guard case .object(let members) = document.value,
      case .array(let elements) = members[0].value.value
    else {
      Issue.record("not an object with an array")
      return
    }
    #expect(document.position.description == "1:1")
    #expect(members.map(\.keyPosition.description) == ["1:2", "3:2"])
    #expect(members.map(\.value.position.description) == ["1:8", "3:7"])
    #expect(elements.map(\.position.description) == ["1:9", "2:3"])
  }

  @Test("What is written is read back, compact and pretty")
  func roundTrip() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let value = randomJSON(depth: 4, using: &random)
      #expect(try read(value.text()).plain == value)
      #expect(try read(value.text(pretty: true)).plain == value)
    }
  }

  @Test("No cut or changed byte makes the reader trap")
  func damaged() {
    let whole = Array(#"{"a":[1,-2.5e3,"\ud83d\ude00\n中",null,true],/*c*/"b":{"c":[]},}//e"#.utf8)
    for index in whole.indices {
      _ = try? PositionedJSON.read(Array(whole[..<index]), relaxed: true)
      for byte in [0, 0x22, 0x2F, 0x5B, 0x5C, 0x7D, 0x80, 0xFF] as [UInt8] {
        var damaged = whole
        damaged[index] = byte
        _ = try? PositionedJSON.read(damaged, relaxed: true)
      }
    }
  }

  private func randomJSON(depth: Int, using random: inout SplitMix64) -> JSON {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3, 4: return .string(hostileText(using: &random))
    case 5:
      return .array((0..<4).map { _ in randomJSON(depth: depth - 1, using: &random) })
    default:
      return .object(
        (0..<3).map {
          ("\($0)" + hostileText(using: &random), randomJSON(depth: depth - 1, using: &random))
        })
    }
  }
}
