import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Undo and redo, after any sequence of commands")
struct UndoPropertyTests {
  @Test("as many undos as commands lead back to the beginning, as many redos to the end")
  func thereAndBack() throws {
    let beginning = try TestStore()
    for seed in UInt64(1)...rounds(40, long: 200) {
      let actions = try RandomActions(from: beginning, seed: seed)
      let (test, store) = (actions.test, actions.test.store)
      var contents = [try store.liveContent()]
      for _ in 0..<12 {
        let count = try store.actionCount()
        try actions.act()
        let content = try store.liveContent()
        // What changed nothing left no undo step, and the other way round.
        #expect((content == contents.last) == (try store.actionCount() == count), "seed \(seed)")
        if content != contents.last { contents.append(content) }
      }
      let end = try store.wholeContent()
      for content in contents.dropLast().reversed() {
        #expect(try test.undo() == 1)
        #expect(try store.liveContent() == content, "undo, seed \(seed)")
      }
      #expect(try test.undo() == 0)
      for content in contents.dropFirst() {
        #expect(try test.redo() == 1)
        #expect(try store.liveContent() == content, "redo, seed \(seed)")
      }
      #expect(try test.redo() == 0)
      #expect(try store.wholeContent() == end, "seed \(seed)")
      let steps = contents.count - 1
      #expect(try test.undo(steps + 5) == steps)
      #expect(try store.liveContent() == contents.first)
    }
  }

  @Test("mixed with commands, undo and redo walk along the branch that was lived last")
  func branches() throws {
    let beginning = try TestStore()
    for seed in UInt64(1001)...rounds(1050, long: 1300) {
      let actions = try RandomActions(from: beginning, seed: seed)
      let (test, store) = (actions.test, actions.test.store)
      var contents = [try store.liveContent()]
      var place = 0
      for _ in 0..<20 {
        let count = Int(actions.number(1..<4))
        switch actions.number(0..<4) {
        case 0:
          #expect(try test.undo(count) == min(count, place), "seed \(seed)")
          place = max(0, place - count)
        case 1:
          #expect(try test.redo(count) == min(count, contents.count - 1 - place), "seed \(seed)")
          place = min(contents.count - 1, place + count)
        default:
          try actions.act()
          let content = try store.liveContent()
          if content == contents[place] { break }
          contents = contents[...place] + [content]
          place += 1
        }
        try #require(try store.liveContent() == contents[place], "seed \(seed)")
        #expect(try store.wronglyLive() == [], "seed \(seed)")
      }
    }
  }
}
