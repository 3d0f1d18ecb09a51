import SkillCore

/// Orders the levels of a table, whose rows are in any order.
enum LadderOrder {
  /// The places of the names from the lowest to the highest: by the number that each has (`Level
  /// 3`, `L4`, `D5`), else by the words of the trade (`junior`, `mid`, `senior`). Nil if neither
  /// distinguishes all of them: then they keep their order.
  static func places(_ names: [String]) -> [Int]? {
    numbered(names) ?? sorted(names.map(chineseNumber)) ?? sorted(names.map(rank))
  }

  /// The same by numbers only: by the first of each name, then the second, as in `D2 - Developer
  /// 2`.
  static func numbered(_ names: [String]) -> [Int]? {
    let numbers = names.map(numbers)
    guard names.count > 1, let count = numbers.first?.count, count > 0,
      numbers.allSatisfy({ $0.count == count }), Set(numbers).count == names.count
    else { return nil }
    return numbers.indices.sorted { numbers[$0].lexicographicallyPrecedes(numbers[$1]) }
  }

  private static func sorted(_ ranks: [Int?]) -> [Int]? {
    let known = ranks.compactMap(\.self)
    guard known.count == ranks.count, Set(known).count == known.count else { return nil }
    return known.indices.sorted { known[$0] < known[$1] }
  }

  private static func numbers(_ name: String) -> [Int] {
    name.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
  }

  /// `三级`, `第二阶`.
  private static func chineseNumber(_ name: String) -> Int? {
    let digits: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let found = name.compactMap { digits.firstIndex(of: $0) }
    return found.count == 1 ? found[0] : nil
  }

  private static func rank(_ name: String) -> Int? {
    let text = FoldedText(search: name).text
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    let found = ranks.indices.filter { rank in
      ranks[rank].contains { word in
        word.unicodeScalars.first.map(\.isASCII) == true
          ? words.contains(word) : text.contains(word)
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// From the lowest; English, German, Chinese.
  private static let ranks: [[String]] = [
    ["intern", "trainee", "apprentice", "praktikant", "azubi", "实习"],
    [
      "novice", "beginner", "beginners", "basic", "basics", "anfanger", "einsteiger", "grundlagen",
      "入门", "基础",
    ],
    ["junior", "entry", "associate", "初级"],
    [
      "intermediate", "mid", "middle", "medior", "regular", "mittel", "fortgeschritten", "中级", "进阶",
    ],
    ["senior", "advanced", "高级"],
    ["staff", "lead", "expert", "experte", "资深", "专家"],
    ["principal", "architect", "master", "首席", "架构师", "大师"],
    ["distinguished", "fellow"],
  ]
}

extension RoadmapDraft {
  /// Sorts the stages by number, and the levels as a ladder, with a remark if that changes their
  /// order.
  mutating func order() {
    orderLevels()
    orderStages()
  }

  private mutating func orderStages() {
    guard let places = LadderOrder.numbered(stages), places != Array(stages.indices) else { return }
    var new = stages.map { _ in 0 }
    for (number, place) in places.enumerated() { new[place] = number }
    stages = places.map { stages[$0] }
    for index in items.indices { items[index].stage = items[index].stage.map { new[$0] } }
  }

  private mutating func orderLevels() {
    guard levels.count > 1 else { return }
    if let places = LadderOrder.places(levels), places != Array(levels.indices) {
      var new = levels.map { _ in 0 }
      for (rank, place) in places.enumerated() { new[place] = rank }
      levels = places.map { levels[$0] }
      for index in capabilities.indices {
        capabilities[index].level = new[capabilities[index].level]
      }
    }
    let ladder = levels.joined(separator: " < ")
    remarks.append(
      Text(
        "the levels, from the lowest: \(ladder); to change that, write it with -o FILE",
        zh: "等级由低到高：\(ladder)；要更改请用 -o 写成文件"))
  }
}
