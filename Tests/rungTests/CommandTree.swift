import Foundation

@testable import rung

/// The command line as the argument parser itself tells of it, so that a new argument cannot be
/// forgotten by a test that goes through them all.
struct CommandTree: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let kind: String
    let names: [Name]?
    let valueName: String?
    let isOptional: Bool

    /// `--note`; nil for a word by its place.
    var option: String? {
      guard let name = names?.first(where: { $0.kind == "long" }) ?? names?.first else {
        return nil
      }
      return name.kind == "long" ? "--" + name.name : "-" + name.name
    }
  }

  struct Command: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// Those that do something, by their path.
    func leaves(_ path: [String] = []) -> [(path: [String], arguments: [Argument])] {
      let children = (subcommands ?? []).filter { $0.commandName != "help" }
      guard !children.isEmpty else { return [(path, arguments ?? [])] }
      return children.flatMap { $0.leaves(path + [$0.commandName]) }
    }
  }

  let command: Command

  static func read() throws -> CommandTree {
    let world = TestWorld()
    defer { world.remove() }
    world.perform(["--experimental-dump-help"])
    return try JSONDecoder().decode(CommandTree.self, from: Data(world.output.utf8))
  }
}
