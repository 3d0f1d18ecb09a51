import SkillCore

extension JSONReader {
  /// Skips blanks, and comments if they are allowed.
  mutating func skipSpace() throws(FileFault) {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        index += 1
      case UInt8(ascii: "/"):
        try skipComment()
      default:
        return
      }
    }
  }

  private mutating func skipComment() throws(FileFault) {
    guard relaxed else {
      throw fault(Text("JSON has no comments here; remove it", zh: "此处的 JSON 不允许注释；请删去"))
    }
    let start = position()
    if take("//") {
      while let byte = current, byte != UInt8(ascii: "\n") { index += 1 }
    } else if take("/*") {
      while !take("*/") {
        guard current != nil else {
          throw FileFault(
            at: start, Text("this comment has no end; add */", zh: "此注释没有结束；请补上 */"))
        }
        index += 1
      }
    } else {
      throw fault(Text("a comment begins with // or /*", zh: "注释应以 // 或 /* 开头"))
    }
  }
}
