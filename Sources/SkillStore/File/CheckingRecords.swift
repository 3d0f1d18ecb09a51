import SkillCore
import ThinSQLite

extension Store {
  /// Reads every permanent record as a merge or an export would, and checks it by the same rules as
  /// a foreign one.
  func unsoundRecords(
    _ canonical: ((Roadmap) -> String)?
  ) throws -> [DatabaseFile.Finding] {
    var findings: [DatabaseFile.Finding] = []
    do {
      try forEachRecord { record in
        do throws(BadRecord) {
          try record.check()
        } catch {
          findings.append(.unreadable(error.message.en))
        }
        guard let canonical, case .roadmap(let roadmap) = record else { return }
        let content = RoadmapContent(roadmap, canonical: canonical(roadmap))
        if try contentHash(of: roadmap.reference) != content.hash {
          findings.append(.roadmap(roadmap.reference))
        }
      }
    } catch StoreError.damaged(let table, let row) {
      findings.append(.unreadable(row == 0 ? table : "\(table) \(row)"))
    } catch StoreError.unknownRoadmap(let name, _) {
      findings.append(.unreadable("roadmap \(name)"))
    }
    return findings
  }
}
