import SkillCore

/// Which column of a spreadsheet means what.
struct SheetColumns: Sendable {
  /// The columns that name a skill, the best first.
  private(set) var skills: [Int] = []
  private var places: [SheetMeaning: Int] = [:]
  private(set) var units: [SheetMeaning: SheetUnit] = [:]
  /// Headings that are not used.
  private(set) var unused: [Int] = []
  /// A column that is a day if its cells are.
  private(set) var perhapsDay: Int?
  let headings: [String]
  private(set) var kind = Kind.plain

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
    let folded = headings.map(SheetHeading.init)
    var taken: Set<Int> = []
    for choice in chosen {
      guard
        let index = folded.indices.first(where: {
          !taken.contains($0) && folded[$0].name == choice.heading.name
            && !choice.heading.name.isEmpty
        })
      else { continue }
      taken.insert(index)
      if choice.meaning == .skill { skills.append(index) } else { places[choice.meaning] = index }
      note(choice.meaning, folded[index])
    }
    for meaning in SheetMeaning.allCases where meaning != .skill && places[meaning] == nil {
      guard let index = SheetColumns.find(meaning, in: folded, besides: taken) else { continue }
      places[meaning] = index
      taken.insert(index)
      note(meaning, folded[index])
    }
    findSkills(folded, &taken)
    settle(folded, &taken)
    unused = headings.indices.filter { !taken.contains($0) && !headings[$0].isEmpty }
    findKind(folded)
  }

  private mutating func note(_ meaning: SheetMeaning, _ heading: SheetHeading) {
    if let unit = meaning.unit { units[meaning] = heading.unit ?? unit }
  }

  private static func find(
    _ meaning: SheetMeaning, in folded: [SheetHeading], besides taken: Set<Int>
  ) -> Int? {
    for name in meaning.headings {
      let index = folded.indices.first { index in
        !taken.contains(index) && folded[index].name == name
          // `time spent (seconds)` are seconds, whatever `time spent` is.
          && (meaning.unit == nil || folded[index].unit.map { $0 == meaning.unit } ?? true)
      }
      if let index { return index }
    }
    guard let unit = meaning.unit, unit != .hours else { return nil }
    return folded.indices.first { index in
      !taken.contains(index) && folded[index].unit == unit
        && SheetMeaning.hours.headings.contains(folded[index].name)
    }
  }

  private mutating func findSkills(_ folded: [SheetHeading], _ taken: inout Set<Int>) {
    for name in SheetMeaning.skill.headings {
      for index in folded.indices where !taken.contains(index) && folded[index].name == name {
        skills.append(index)
        taken.insert(index)
      }
    }
  }

  /// What other columns decide.
  private mutating func settle(_ folded: [SheetHeading], _ taken: inout Set<Int>) {
    // `time` is a clock beside a column of hours.
    if places[.start] == nil {
      let spare = folded.indices.first {
        !taken.contains($0) && SheetMeaning.perhapsStart.contains(folded[$0].name)
      }
      if let spare, hasLength || places[.end] != nil {
        places[.start] = spare
        taken.insert(spare)
      } else if let place = places[.hours], SheetMeaning.perhapsStart.contains(folded[place].name),
        places[.end] != nil || places[.minutes] != nil || places[.seconds] != nil
      {
        places[.hours] = nil
        units[.hours] = nil
        places[.start] = place
      }
    }
    // Of milliseconds no meaning has the name.
    if !hasLength,
      let index = folded.indices.first(where: {
        folded[$0].unit == .milliseconds && !taken.contains($0)
          && SheetMeaning.hours.headings.contains(folded[$0].name)
      })
    {
      places[.hours] = index
      units[.hours] = .milliseconds
      taken.insert(index)
    }
    if places[.date] == nil {
      if let place = places[.tags], folded[place].name == SheetMeaning.perhapsDay {
        perhapsDay = place
      } else if let place = folded.indices.first(where: {
        !taken.contains($0) && folded[$0].name == SheetMeaning.perhapsDay
      }) {
        perhapsDay = place
        taken.insert(place)
      }
    }
  }

  private mutating func findKind(_ folded: [SheetHeading]) {
    let names = Set(folded.map(\.name))
    if names.isSuperset(of: ["date", "start", "end", "worked"]),
      !names.isDisjoint(with: ["titles", "projects", "descriptions"])
    {
      kind = .daysOfTasks
      units[.hours] = .milliseconds
    } else if names.isSuperset(of: ["date", "timespent", "activity", "category"]),
      places[.seconds] != nil
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
    meaning == .skill ? skills.first : places[meaning]
  }

  var hasLength: Bool { [.hours, .minutes, .seconds].contains { places[$0] != nil } }
  var hasDay: Bool { places[.date] != nil || places[.start] != nil || perhapsDay != nil }

  /// Whether it is a row of headings: with a day, and a length or an end.
  var areHeadings: Bool { hasDay && (hasLength || places[.end] != nil) }

  /// How many columns have a meaning.
  var count: Int { places.count + skills.count + (perhapsDay == nil ? 0 : 1) }

  /// The columns that have a meaning, in the order of the file.
  var used: [(meaning: SheetMeaning, index: Int)] {
    (places.map { ($0.key, $0.value) } + skills.map { (.skill, $0) }).sorted { $0.1 < $1.1 }
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
