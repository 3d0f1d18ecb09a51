import Testing

@testable import SkillCore

@Suite("Slugs")
struct SlugTests {
  @Test(
    "A name becomes the slug that people expect",
    arguments: [
      ("C++", "cpp"), ("C#", "csharp"), ("F#", "fsharp"), (".NET", "dotnet"), ("Vue.js", "vue-js"),
      ("Node.js", "node-js"), ("ASP.NET Core", "asp-net-core"), ("C/C++", "c-cpp"),
      ("CI/CD", "ci-cd"), ("g++", "gpp"), ("C# basics", "csharp-basics"), ("R & D", "r-and-d"),
      ("Q&A", "q-and-a"), ("#hashtag", "hashtag"), ("Objective-C", "objective-c"),
      ("数据库", "数据库"), ("SQL注入", "sql注入"), ("数据库 与 ORM", "数据库-与-orm"),
      ("ｒｅｄｉｓ", "redis"), ("Straße", "strasse"), ("Cafe\u{301}", "café"),
      ("हिन्दी भाषा", "हिन्दी-भाषा"), ("ภาษาไทย", "ภาษาไทย"), ("עברית", "עברית"),
      ("\u{1112}\u{1161}\u{11AB}글", "한글"), ("か\u{3099}", "が"), ("ᏣᎳᎩ", "ꮳꮃꭹ"),
      ("😀 fun", "fun"), ("--help", "help"), ("$(rm -rf /)", "rm-rf"),
      ("../../etc/passwd", "etc-passwd"), ("\u{202E}evil", "evil"), ("1 + 1", "1-1"),
    ])
  func named(label: String, slug: String) {
    #expect(Slug(label: label)?.description == slug)
    // It is one way of writing it: what is compared is what is stored, byte by byte.
    let read = Slug(slug)?.description ?? ""
    #expect(read.utf8.elementsEqual(slug.utf8))
    #expect(FoldedText.folded(slug).utf8.elementsEqual(slug.utf8))
  }

  @Test("Some names have no character for a slug", arguments: ["", "!!!", "🚀", " ", "\u{301}"])
  func nameless(label: String) {
    #expect(Slug(label: label) == nil)
  }

  @Test("What looks the same in other bytes, and what harms a shell or a path, is refused")
  func refused() {
    let other = [
      "e\u{301}", "Ａ", "ß", "ς", "ﬁ", "É", "数 据", "a/b", "a\\b", "数;ls", "\u{301}a",
      "a\u{323}\u{301}", "x\u{301}\u{323}", "\u{3164}", "a\u{200D}b", "数\u{202E}", "-数", ".数",
      "\u{1112}\u{1161}", "数\n", "数\0", "C++",
    ]
    for text in other { #expect(Slug(text) == nil, "\(text.unicodeScalars.map(\.value))") }
  }

  @Test("It is at most 64 characters, and a file name in any script")
  func bounds() {
    #expect(Slug(String(repeating: "数", count: 64)) != nil)
    #expect(Slug(String(repeating: "数", count: 65)) == nil)
    #expect(Slug(String(repeating: "a", count: 65)) == nil)
    #expect(Slug(String(repeating: "\u{20000}", count: 49)) == nil, "196 bytes")
    for label in [String(repeating: "数", count: 1000), String(repeating: "x ", count: 5000)] {
      let slug = Slug(label: label)
      #expect((slug?.description.unicodeScalars.count ?? 0) >= 63)
      let second = slug?.numbered(2).description
      #expect(second?.hasSuffix("-2") == true && (second?.unicodeScalars.count ?? 99) <= 64)
    }
    #expect(Slug(label: String(repeating: "\u{20000}", count: 100))?.description.utf8.count == 192)
  }
}
