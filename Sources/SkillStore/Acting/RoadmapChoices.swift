import Digest
import SkillCore
import ThinSQLite

/// A roadmap with the text that its stored version is known by.
public struct RoadmapContent: Sendable {
  public let roadmap: Roadmap
  let hash: String

  /// - Parameter canonical: the roadmap's canonical JSON.
  public init(_ roadmap: Roadmap, canonical: String) {
    self.roadmap = roadmap
    hash = SHA256.hex(of: Array(canonical.utf8))
  }
}

extension Store {
  /// Adds a version for everyone to choose; false when it is there already.
  ///
  /// Undo hides it again; its rows stay until another content is added under the same number.
  ///
  /// - Throws: `StoreError.roadmapVersionTaken`.
  public func addRoadmap(_ content: RoadmapContent, _ command: Command) throws -> Bool {
    try act(command) { try add(content, in: $0) }
  }

  /// Lets the learner follow a version, which is added first if need be, all in one step.
  /// False when nothing had to be changed.
  ///
  /// - Throws: `StoreError.unknownRoadmap`, `.roadmapVersionTaken`.
  public func follow(
    _ reference: RoadmapReference, adding content: RoadmapContent? = nil, of learner: Learner,
    _ command: Command
  ) throws -> Bool {
    try act(command) { journal in
      if let content { _ = try add(content, in: journal) }
      let known = try roadmaps().map(\.reference)
      guard known.contains(reference) else {
        throw StoreError.unknownRoadmap("\(reference)", known: known.map { "\($0)" })
      }
      try journal.set(.roadmap, to: reference.description, of: learner)
      return journal.hasChanged
    }
  }

  /// Whether this very content is there to choose.
  ///
  /// - Throws: `StoreError.roadmapVersionTaken` when its number has another content.
  public func isListed(_ content: RoadmapContent) throws -> Bool {
    try isListed(content, among: try listedRoadmaps())
  }

  func listedRoadmaps() throws -> Set<RoadmapReference> {
    Set(try roadmaps().map(\.reference))
  }

  /// The same for one of many, with all that there are asked for once.
  func isListed(_ content: RoadmapContent, among listed: Set<RoadmapReference>) throws -> Bool {
    let reference = content.roadmap.reference
    guard listed.contains(reference) else { return false }
    guard try contentHash(of: reference) == content.hash else {
      throw StoreError.roadmapVersionTaken(reference)
    }
    return true
  }

  private func add(_ content: RoadmapContent, in journal: Journal) throws -> Bool {
    if try isListed(content) { return false }
    let reference = content.roadmap.reference
    if let undone = try contentHash(of: reference), undone != content.hash {
      try discard(reference)
    }
    _ = try insert(content, at: journal.now)
    try journal.set(.added(reference), to: "1", of: nil)
    return true
  }

  /// The hash of a version's content, as `contentHash` gives it, and whether some of its items took the
  /// place of others; nil where it is not stored.
  public func roadmapContent(
    of reference: RoadmapReference
  ) throws -> (hash: String, hasRenamedSkills: Bool)? {
    try db.first(
      """
      select hash,
        exists (select 1 from item where roadmap_id = roadmap.id and replaced_by is not null)
      from roadmap where slug = ? and version = ?
      """, "\(reference.slug)", reference.version
    ) { (hash: try $0.text(0), hasRenamedSkills: try $0.bool(1)) }
  }

  /// SHA-256 of a version's canonical JSON; nil where it is not stored, hidden or not.
  public func contentHash(of reference: RoadmapReference) throws -> String? {
    try db.first(
      "select hash from roadmap where slug = ? and version = ?", "\(reference.slug)",
      reference.version
    ) { try $0.text(0) }
  }
}
