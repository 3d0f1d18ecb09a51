import SkillCore

/// A session for the table of sessions, the only long one: the same row as `CSVFact`'s, written
/// directly as bytes, in a fifth of the time.
public struct CSVSession {
  /// Encoded cells that many rows share.
  public struct Cells: Sendable {
    fileprivate var bytes: [UInt8] = []

    public init(_ cells: [String]) {
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.appendCell(cell)
      }
    }
  }

  public var id: FactID
  /// The learner's name.
  public var learner: Cells
  /// The skill and its stage.
  public var skill: Cells
  public var time: Session
  /// Separated by blanks.
  public var tags: String
  public var note: String

  public init(
    id: FactID, learner: Cells, skill: Cells, time: Session, tags: String, note: String
  ) {
    (self.id, self.learner, self.skill) = (id, learner, skill)
    (self.time, self.tags, self.note) = (time, tags, note)
  }

  fileprivate func write(to bytes: inout [UInt8]) {
    let comma = UInt8(ascii: ",")
    bytes.append(digits: 33) {
      $0.append(id)
      $0.append(comma)
    }
    bytes.append(contentsOf: learner.bytes)
    bytes.append(comma)
    bytes.append(contentsOf: skill.bytes)
    bytes.append(digits: 2 * Digits.ofMoment + 3) {
      $0.append(comma)
      if case .timed(let end) = time.time {
        $0.append(time.at)
        $0.append(comma)
        $0.append(end)
      } else {
        $0.append(comma)
      }
      $0.append(comma)
    }
    bytes.appendCell(time.at.zone)
    bytes.append(digits: Digits.ofDay + 64) {
      $0.append(comma)
      $0.append(time.day)
      $0.append(comma)
      $0.append(number: time.length.seconds)
      $0.append(comma)
      $0.append(forSpreadsheets: time.length)
      $0.append(comma)
    }
    bytes.appendCell(tags)
    bytes.append(comma)
    bytes.appendCell(note)
  }
}

extension CSVWriter {
  /// Appends a session's row; not in safe mode, which looks at whole rows.
  public mutating func append(_ session: CSVSession) throws {
    try append(line: session.write)
  }
}
