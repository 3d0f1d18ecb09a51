extension String {
  /// Whether it has no line break or control character.
  public var isOneLine: Bool {
    // A fast path by bytes for plain text.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
      return true
    }
    return unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: false
      default: true
      }
    }
  }
}

extension Text {
  public var isOneLine: Bool { en.isOneLine && zh.isOneLine }
}
