import SkillCore

extension JSONReader {
  /// Reads a number at its first byte, strictly by RFC 8259 (no leading zero, no `+`, no `.5`).
  mutating func readNumber() throws(FileFault) -> PositionedJSON.Value {
    let start = index
    var isWhole = true
    _ = take("-")
    if !take("0") { try readDigits() }
    if take(".") {
      isWhole = false
      try readDigits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try readDigits()
    }
    if let byte = current, isDigit(byte) {
      throw fault(Text("a number has no leading zero; remove it", zh: "数字不能以零开头；请删去"))
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    if !isWhole, let number = Double(text), number.isFinite { return .number(number) }
    index = start
    throw fault(
      Text("this number is too large for 64 bits; write a smaller one", zh: "数字超出 64 位范围；请改小"))
  }

  private mutating func readDigits() throws(FileFault) {
    guard let byte = current, isDigit(byte) else {
      throw fault(Text("a digit must follow", zh: "此处应为数字"))
    }
    while let byte = current, isDigit(byte) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
