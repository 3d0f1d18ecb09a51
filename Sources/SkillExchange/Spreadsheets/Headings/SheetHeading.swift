import SkillCore

/// A column's heading as it is compared: NFKC and case, without blanks, `_`, `-` and what stands in
/// brackets at the end.
struct SheetHeading: Hashable, Sendable {
  private(set) var name: String
  /// What stands in brackets at the end: the unit of lengths, the zone of clocks.
  private(set) var bracket: String?

  init(_ text: String) {
    var folded = FoldedText(name: trimmed(text)).text.filter {
      !$0.isWhitespace && $0 != "_" && $0 != "-"
    }
    SheetHeading.trimEnd(&folded)
    for (open, close) in SheetHeading.brackets {
      guard folded.last == close, let place = folded.lastIndex(of: open), place > folded.startIndex
      else { continue }
      var inside = String(folded[folded.index(after: place)...].dropLast())
      SheetHeading.trimEnd(&inside)
      bracket = inside
      folded = String(folded[..<place])
      SheetHeading.trimEnd(&folded)
      break
    }
    name = folded
  }

  private static let brackets: [(Character, Character)] = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("【", "】"), ("〔", "〕"),
  ]

  /// `Dauer (Min.):` is `Dauer (Min)`.
  private static func trimEnd(_ text: inout String) {
    while let last = text.last, ".:*?".contains(last) { text.removeLast() }
  }

  /// What it says of the unit of lengths; nil where it names no lengths.
  var length: SheetLengthHeading? { SheetLengthHeading(self) }

  /// Seconds east of UTC of the clocks below `Start (UTC)`; nil where it does not say.
  var offset: Int? {
    guard let bracket else { return nil }
    return SheetTime("2000-01-01 00:00 \(bracket)")?.offset
  }
}

/// What the heading of a column of lengths says of their unit.
enum SheetLengthHeading: Hashable, Sendable {
  case unit(SheetUnit, isDecimal: Bool = false)
  /// `Duration`, `时长`: it does not say.
  case bare
  /// Its brackets say something else: days, a budget, lessons.
  case unknown

  fileprivate init?(_ heading: SheetHeading) {
    // `时间` alone may be a clock.
    let isTime = ["时间", "時間"].contains(heading.name) && heading.bracket != nil
    guard let name = SheetUnitWords(heading.name, isName: !isTime) else { return nil }
    guard let bracket = heading.bracket, !bracket.isEmpty else {
      self = name.unit.map { .unit($0) } ?? .bare
      return
    }
    guard let words = SheetUnitWords(bracket, isName: false), !isTime || words.unit != nil else {
      if isTime { return nil }
      self = .unknown
      return
    }
    switch (name.unit, words.unit) {
    case (let unit?, nil): self = .unit(unit, isDecimal: words.isDecimal)
    case (nil, let unit?): self = .unit(unit, isDecimal: words.isDecimal)
    case (let unit?, let other?):
      self = unit == other ? .unit(unit, isDecimal: words.isDecimal) : .unknown
    case (nil, nil): self = words.isDecimal ? .unit(.hours, isDecimal: true) : .bare
    }
  }
}

/// The words of a heading of lengths: `studytime`, `durationinminutes`, `单位:分钟`. Whatever has another
/// word is none.
private struct SheetUnitWords {
  private(set) var unit: SheetUnit?
  private(set) var isDecimal = false

  private enum Role {
    case unit(SheetUnit)
    /// It alone names lengths.
    case length
    /// It names lengths beside another word.
    case filler
    /// A unit must follow.
    case preposition
    case decimal
  }

  init?(_ text: String, isName: Bool) {
    // A single letter is a unit in brackets only, but for `h`.
    guard !text.isEmpty, text.utf8.count <= 80, !isName || text != "m" && text != "s" else {
      return nil
    }
    var words: [Role] = []
    guard SheetUnitWords.read(text[...], &words) else { return nil }
    var namesLength = false
    for word in words {
      switch word {
      case .unit(let found):
        guard unit == nil else { return nil }
        (unit, namesLength) = (found, true)
      case .length: namesLength = true
      case .decimal: isDecimal = true
      case .filler, .preposition: break
      }
    }
    if case .preposition? = words.last { return nil }
    if isName, !namesLength { return nil }
  }

  /// Parts a text into words, the longest first.
  private static func read(_ text: Substring, _ words: inout [Role]) -> Bool {
    var rest = text
    while let first = rest.first, "./,:&+#".contains(first) { rest.removeFirst() }
    if rest.isEmpty { return !words.isEmpty }
    guard words.count < mostWords else { return false }
    for (word, role) in vocabulary where rest.hasPrefix(word) {
      // One letter is no part of a word.
      if word.utf8.count == 1, rest.count > 1 || mayNotEndInLetter(words) { continue }
      words.append(role)
      if read(rest.dropFirst(word.count), &words) { return true }
      words.removeLast()
    }
    return false
  }

  private static func mayNotEndInLetter(_ words: [Role]) -> Bool {
    switch words.last {
    case .filler?, .unit?, .decimal?: true
    default: false
    }
  }

  /// More would be tried in very many ways.
  private static let mostWords = 6

  private static let vocabulary: [(word: String, role: Role)] = {
    var words: [(word: String, role: Role)] = []
    func add(_ role: Role, _ text: String) {
      words += text.split(separator: " ").map { (String($0), role) }
    }
    add(
      .unit(.hours),
      "hours hour hrs hr h stunden stunde stundenzahl stdn std 小时 小時 个小时 小时数 小時數 钟头 时数 時數 学时 學時"
    )
    add(
      .unit(.minutes),
      "minutes minute mins min m minuten minutenzahl 分钟 分鐘 分 分钟数 分鐘數")
    add(
      .unit(.seconds), "seconds second secs sec s sekunden sekunde sekundenzahl sek 秒 秒钟 秒鐘 秒数 秒數"
    )
    add(.unit(.milliseconds), "milliseconds millisecond millis msec ms millisekunden 毫秒")
    add(
      .unit(.hours),
      "hh:mm h:mm h:m hh:mm:ss h:mm:ss h:m:s [h]:mm [hh]:mm [h]:mm:ss hh:min h:min hours:minutes hours:mins hrs:mins hr:min std:min stunden:minuten h:min:s std:min:sek 小时:分钟 小时:分 时:分 时:分:秒 小时:分钟:秒"
    )
    add(
      .unit(.minutes),
      "mm:ss m:ss m:s [mm]:ss [m]:ss mm:ss.0 min:sec mins:secs min:s minutes:seconds min:sek minuten:sekunden 分:秒 分钟:秒 分鐘:秒"
    )
    add(
      .length,
      "duration durations time length worked elapsed dauer zeit zeitaufwand zeitdauer 时长 時長 用时 用時 耗时 耗時 学习时间 學習時間 持续时间 持續時間 花费时间 投入时间"
    )
    add(
      .filler,
      "total overall study studied studying learning learned learnt practice practiced practised spent logged tracked recorded invested number no the my gesamt gesamte gelernt gelernte lern arbeits übungs investierte 时间 時間 anzahl der unit units einheit 学习 學習 练习 總 总 总共 共 计 計 的 单位 單位 投入 花费 有效 实际"
    )
    add(.preposition, "in of as")
    add(.decimal, "decimal decimals dezimal industrial 十进制 小数 小數")
    // The longest first; `in` after what begins so.
    return words.sorted { $0.word.count > $1.word.count }
  }()
}
