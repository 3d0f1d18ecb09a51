import SkillCore

/// Which column of a spreadsheet means what.
struct SheetColumns: Sendable {
  /// The columns that name a skill, the best first.
  private(set) var skills: [Int] = []
  private var places: [SheetMeaning: Int] = [:]
  /// The columns that say how long it was, the coarsest unit first.
  private(set) var lengths: [Length] = []
  /// Headings that are not used.
  private(set) var unused: [Int] = []
  /// Of these, those of lengths whose unit is not known.
  private(set) var unclear: [Int] = []
  /// A column that is a day if its cells are.
  private(set) var perhapsDay: Int?
  let headings: [String]
  let folded: [SheetHeading]
  private(set) var kind = Kind.plain

  struct Length: Sendable {
    var index: Int
    var unit: SheetUnit
    /// Whether only this program says so: the heading is `Duration` alone.
    var isBare = false

    var meaning: SheetMeaning {
      switch unit {
      case .seconds: .seconds
      case .minutes: .minutes
      case .hours, .milliseconds: .hours
      }
    }
  }

  /// What some programs mean by their headings.
  enum Kind: Sendable {
    case plain
    /// Super Productivity: start and end are the day's.
    case daysOfTasks
    /// RescueTime: the hour is a bucket.
    case buckets
  }

  /// Finds the meanings of a row of headings.
  ///
  /// - Parameter chosen: what `--column` says.
  init(_ cells: [String], chosen: [SheetChoice]) {
    headings = cells.map { trimmed($0) }
    folded = headings.map(SheetHeading.init)
    var taken: Set<Int> = []
    for choice in chosen { take(choice, &taken) }
    for meaning in SheetMeaning.allCases where meaning != .skill && places[meaning] == nil {
      guard let index = find(meaning, besides: taken) else { continue }
      places[meaning] = index
      taken.insert(index)
    }
    if lengths.isEmpty { findLengths(&taken) }
    findStart(&taken)
    findSkills(&taken)
    findDay(&taken)
    unused = headings.indices.filter { !taken.contains($0) && !headings[$0].isEmpty }
    unclear = unused.filter { folded[$0].length == .unknown }
    findKind()
  }

  private mutating func take(_ choice: SheetChoice, _ taken: inout Set<Int>) {
    guard let index = index(of: choice, besides: taken) else { return }
    taken.insert(index)
    if let unit = choice.meaning.unit {
      // No meaning is called milliseconds.
      let isMilliseconds = folded[index].length == .unit(.milliseconds)
      lengths.append(Length(index: index, unit: isMilliseconds ? .milliseconds : unit))
    } else if choice.meaning == .skill {
      skills.append(index)
    } else {
      places[choice.meaning] = index
    }
  }

  /// The column that `--column` names: as it is written, else without case, blanks and brackets.
  func index(of choice: SheetChoice, besides taken: Set<Int> = []) -> Int? {
    func first(_ isIt: (Int) -> Bool) -> Int? {
      headings.indices.first { !taken.contains($0) && !headings[$0].isEmpty && isIt($0) }
    }
    let wanted = choice.heading
    return first { folded[$0] == wanted }
      ?? first { wanted.bracket == nil && folded[$0].name == wanted.name }
  }

  private func find(_ meaning: SheetMeaning, besides taken: Set<Int>) -> Int? {
    for name in meaning.headings {
      let index = folded.indices.first { !taken.contains($0) && folded[$0].name == name }
      if let index { return index }
    }
    return nil
  }

  /// One column for each unit, and one that says none.
  private mutating func findLengths(_ taken: inout Set<Int>) {
    var bare: [Int] = []
    var best: [SheetUnit: (index: Int, isDecimal: Bool)] = [:]
    for index in folded.indices where !taken.contains(index) {
      switch folded[index].length {
      case .unit(let unit, let isDecimal):
        // Two decimals of hours say less than `1:30:00`.
        if let known = best[unit], isDecimal || !known.isDecimal { continue }
        best[unit] = (index, isDecimal)
      case .bare: bare.append(index)
      case .unknown, nil: break
      }
    }
    for (unit, found) in best {
      if unit == .milliseconds, best.count > 1 { continue }
      lengths.append(Length(index: found.index, unit: unit))
      taken.insert(found.index)
    }
    let mayBeClock = !lengths.isEmpty || places[.start] == nil && places[.end] != nil
    let spare =
      bare.first { !SheetMeaning.perhapsStart.contains(folded[$0].name) }
      ?? (mayBeClock ? nil : bare.first)
    if let spare {
      lengths.append(Length(index: spare, unit: .hours, isBare: true))
      taken.insert(spare)
    }
    lengths.sort { ($0.isBare ? 0 : 1, -$0.unit.rawValue) < ($1.isBare ? 0 : 1, -$1.unit.rawValue) }
  }

  /// `time` is a clock beside a length or an end.
  private mutating func findStart(_ taken: inout Set<Int>) {
    guard places[.start] == nil, !lengths.isEmpty || places[.end] != nil else { return }
    let spare = folded.indices.first {
      !taken.contains($0) && SheetMeaning.perhapsStart.contains(folded[$0].name)
    }
    guard let spare else { return }
    places[.start] = spare
    taken.insert(spare)
  }

  private mutating func findSkills(_ taken: inout Set<Int>) {
    for name in SheetMeaning.skill.headings {
      for index in folded.indices where !taken.contains(index) && folded[index].name == name {
        skills.append(index)
        taken.insert(index)
      }
    }
  }

  private mutating func findDay(_ taken: inout Set<Int>) {
    guard places[.date] == nil else { return }
    if let place = places[.tags], folded[place].name == SheetMeaning.perhapsDay {
      perhapsDay = place
    } else if let place = folded.indices.first(where: {
      !taken.contains($0) && folded[$0].name == SheetMeaning.perhapsDay
    }) {
      perhapsDay = place
      taken.insert(place)
    }
  }

  private mutating func findKind() {
    let names = Set(folded.map(\.name))
    if names.isSuperset(of: ["date", "start", "end", "worked"]),
      !names.isDisjoint(with: ["titles", "projects", "descriptions"])
    {
      kind = .daysOfTasks
      for place in lengths.indices where lengths[place].isBare {
        lengths[place] = Length(index: lengths[place].index, unit: .milliseconds)
      }
    } else if names.isSuperset(of: ["date", "timespent", "activity", "category"]),
      self[.seconds] != nil
    {
      kind = .buckets
    }
  }

  /// The cells of the column `Tag` are days.
  mutating func takeTagAsDay() {
    guard let place = perhapsDay else { return }
    if places[.tags] == place { places[.tags] = nil }
    places[.date] = place
    perhapsDay = nil
  }

  mutating func takeTagAsTag() {
    if let place = perhapsDay, places[.tags] == nil { places[.tags] = place }
    perhapsDay = nil
  }

  subscript(_ meaning: SheetMeaning) -> Int? {
    if meaning == .skill { return skills.first }
    return meaning.unit == nil
      ? places[meaning] : lengths.first { $0.meaning == meaning }?.index
  }

  var hasDay: Bool {
    [.date, .start, .end].contains { places[$0] != nil } || perhapsDay != nil
  }

  var hasLength: Bool {
    !lengths.isEmpty || places[.end] != nil && (places[.start] ?? places[.date]) != nil
  }

  /// Whether it is a row of headings: with a day, and a length or an end.
  var areHeadings: Bool { hasDay && hasLength }

  /// How many columns have a meaning.
  var count: Int { used.count + (perhapsDay == nil ? 0 : 1) }

  /// The columns that have a meaning, in the order of the file.
  var used: [(meaning: SheetMeaning, index: Int)] {
    (places.map { ($0.key, $0.value) } + skills.map { (.skill, $0) }
      + lengths.map { ($0.meaning, $0.index) }).sorted { $0.1 < $1.1 }
  }
}

/// What `--column` says: `date=日期`.
public struct SheetChoice: Hashable, Sendable {
  public let meaning: SheetMeaning
  /// As it was typed.
  public let text: String
  let heading: SheetHeading

  public init(_ meaning: SheetMeaning, heading: String) {
    self.meaning = meaning
    text = heading
    self.heading = SheetHeading(heading)
  }
}
