import SkillCore
import Testing

@Suite("Warnings about a roadmap")
struct RoadmapWarningTests {
  @Test func theDefaultRoadmapIsWarnedOfDockerAfterKubernetes() {
    let later = PythonBackend.roadmap.warnings().filter {
      if case .laterPrerequisite = $0 { true } else { false }
    }
    #expect(later == [.laterPrerequisite(.item("docker"), item: "kubernetes")])
  }

  @Test func aGroupIsLaterOnlyWhenTooFewOfItsMembersHaveCome() {
    var roadmap = smallRoadmap(
      [
        item("x", group: "any"), item("y", group: "any"),
        item("z", after: [.group("any", atLeast: nil)]),
      ], groups: [group("any", k: 1)])
    roadmap.stages.append(Roadmap.Stage(number: 2, title: Text(same: "two")))
    roadmap.items[1].stage = 2
    #expect(roadmap.warnings() == [])
    roadmap.items[2].prerequisites = [.group("any", atLeast: 2)]
    #expect(roadmap.warnings() == [.laterPrerequisite(.group("any"), item: "z")])
  }

  @Test func aMustHaveNeedsAResourceAndAGroupOneMemberWithOne() {
    var roadmap = smallRoadmap(
      [item("a", stars: 5), item("x", group: "any"), item("y", group: "any")],
      groups: [group("any", k: 1, stars: 5)])
    #expect(
      roadmap.warnings() == [
        .mustHaveWithoutResource(.item("a")), .mustHaveWithoutResource(.group("any")),
      ])
    let resource = Roadmap.Resource(title: Text(same: "manual"))
    roadmap.items[0].resources = [resource]
    roadmap.items[2].resources = [resource]
    #expect(roadmap.warnings() == [])
  }

  @Test func aResourceThatIsNoWebAddressIsNamed() {
    var roadmap = smallRoadmap([item("a")])
    for url in ["javascript:alert(1)", "file:///etc/passwd", "ftp://a", "//a", "a", "", "https://"]
    {
      roadmap.items[0].resources = [
        Roadmap.Resource(title: Text(same: "x"), url: url),
        Roadmap.Resource(title: Text(same: "y"), url: "HTTPS://example.org"),
      ]
      #expect(roadmap.warnings() == [.oddLink(url, item: "a")])
    }
  }

  @Test func aDeprecatedPrerequisiteIsNamed() {
    var old = item("old")
    old.deprecated = true
    let roadmap = smallRoadmap([old, item("new", after: [.item("old")])])
    #expect(roadmap.warnings() == [.deprecatedPrerequisite("old", item: "new")])
    #expect(roadmap.warnings().first?.subject == .item("new"))
    #expect(Assessment(roadmap, Diary().record, policy: .claimed).ready.map(\.item) == ["new"])
  }
}
