/// Which Rung this is. SemVer; the schema's version is told apart by `db info`.
enum Version {
  static let number = "0.1.0"
  static let tool = "rung 0.1.0"
}
