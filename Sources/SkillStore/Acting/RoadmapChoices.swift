import Digest
import SkillCore
import ThinSQLite

/// A roadmap with its canonical text, which identifies a stored version.
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
  /// Adds a version for all learners; false if it exists already.
  ///
  /// Undo hides it again; its rows stay until different content is added under the same number.
  ///
  /// - Throws: `StoreError.roadmapVersionTaken`.
  public func addRoadmap(_ content: RoadmapContent, _ command: Command) throws -> Bool {
    try act(command) { try add(content, in: $0) }
  }

  /// Makes the learner follow a version, adding it first if needed, as one action. False if nothing
  /// changed.
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

  /// Whether exactly this content is listed.
  ///
  /// - Throws: `StoreError.roadmapVersionTaken` if its number has different content.
  public func isListed(_ content: RoadmapContent) throws -> Bool {
    try isListed(content, among: try listedRoadmaps())
  }

  func listedRoadmaps() throws -> Set<RoadmapReference> {
    Set(try roadmaps().map(\.reference))
  }

  /// The same, with the listed versions read once for many.
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

  /// The hash of a version's content, as in `contentHash`, and whether it has replaced items; nil
  /// if it is not stored.
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

  /// SHA-256 of a version's canonical JSON; nil if it is not stored, hidden or not.
  public func contentHash(of reference: RoadmapReference) throws -> String? {
    try db.first(
      "select hash from roadmap where slug = ? and version = ?", "\(reference.slug)",
      reference.version
    ) { try $0.text(0) }
  }
}
