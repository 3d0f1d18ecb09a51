import Testing

@testable import SkillExchange

@Suite struct JSONTextTests {
  @Test("Members are written in the order they were given")
  func order() {
    let value: JSON = ["z": 1, "a": [true, nil, -7], "m": ["x": "é"]]
    #expect(value.text() == #"{"z":1,"a":[true,null,-7],"m":{"x":"é"}}"#)
  }

  @Test("Pretty text has one entry per line and two spaces per level; empty lists stay closed")
  func pretty() {
    let value: JSON = ["a": [1, ["b": "c"]], "e": [], "o": [:]]
    let expected = """
      {
        "a": [
          1,
          {
            "b": "c"
          }
        ],
        "e": [],
        "o": {}
      }
      """
    #expect(value.text(pretty: true) == expected)
  }

  @Test("Quote, backslash and every control character are escaped, nothing else is")
  func escapes() {
    #expect(JSON.string("\"\\\n\r\t").text() == #""\"\\\n\r\t""#)
    #expect(JSON.string("\u{0}\u{8}\u{1F}").text() == #""\u0000\u0008\u001f""#)
    #expect(JSON.string("/\u{7F}\u{2028}中😀").text() == "\"/\u{7F}\u{2028}中😀\"")
    for byte in UInt8(0)..<0x20 {
      let text = JSON.string(String(Unicode.Scalar(byte))).text()
      #expect(text.utf8.allSatisfy { $0 >= 0x20 }, "control character \(byte)")
    }
  }

  @Test("The smallest and the largest number are written whole")
  func numbers() {
    #expect(JSON.integer(.min).text() == "-9223372036854775808")
    #expect(JSON.integer(.max).text() == "9223372036854775807")
  }

  @Test("An optional becomes its value or null")
  func optionals() {
    let level: String? = nil
    #expect(JSON(level).text() == "null")
    #expect(JSON("mid" as String?).text() == #""mid""#)
    #expect(JSON(["b", "a"]).text() == #"["b","a"]"#)
  }

  @Test("Texts that only look the same are not the same JSON")
  func normalisation() {
    #expect(JSON.string("e\u{301}") != JSON.string("\u{E9}"))
  }
}
