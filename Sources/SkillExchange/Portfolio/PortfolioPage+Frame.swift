import SkillCore

/// The head, the masthead and the foot of the page.
extension PortfolioPage {
  var head: Markup {
    let name = portfolio.learner.label()
    let title = said(portfolio.roadmap.title).label()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Rung">
      <title>\(name) · \(title)</title>
      <link rel="icon" href="data:,">
      <style>
      \(PageStyle.sheet)</style>
      </head>
      <body>

      """
  }

  var masthead: Markup {
    let version = say(
      "version \(portfolio.roadmap.version)", zh: "第 \(portfolio.roadmap.version) 版")
    return """
      <header class="masthead"><div class="wrap">
      <div class="who">
      <p class="eyebrow">\(say("Record of learning", zh: "学习档案"))</p>
      <h1>\(own: portfolio.learner.shortened(to: 120))</h1>
      <p class="path">\(own: said(portfolio.roadmap.title)) <span class="quiet">\(version)</span></p>
      <p class="quiet">\(say("As of", zh: "截至")) \(time(portfolio.day))</p>
      </div>
      \(seal)</div></header>

      """
  }

  /// A drawn ladder with a rung per level, and the level in words.
  private var seal: Markup {
    let (reached, proven) = (portfolio.claimed.level, portfolio.evidenced.level)
    let standing: Markup =
      reached == proven
      ? "<p>\(say("claimed and evidenced alike", zh: "自述与有据一致"))</p>"
      : """
      <p>\(say("as claimed", zh: "按自述"))</p>
      <p>\(say("As evidenced:", zh: "按证据："))<strong> \(own: levelWords(proven))</strong></p>
      """
    return """
      <div class="seal">\(ladderDrawing)<div>
      <p class="level">\(own: levelWords(reached))</p>
      \(standing)
      \(towards)</div></div>

      """
  }

  private var towards: Markup {
    guard let next = portfolio.claimed.nextLevel ?? portfolio.evidenced.nextLevel else { return "" }
    let claimed = portfolio.claimed.perMille(to: next.id) / 10
    let evidenced = portfolio.evidenced.perMille(to: next.id) / 10
    let words = say(
      "Towards \(next.label.en): \(claimed)% claimed, \(evidenced)% evidenced",
      zh: "迈向\(next.label.zh)：自述 \(claimed)%，有据 \(evidenced)%")
    return "<p class=\"second\">\(own: words)</p>\n"
  }

  private func levelWords(_ level: Roadmap.Level?) -> String { said(portfolio.levelWords(level)) }

  private var ladderDrawing: Markup {
    let levels = portfolio.roadmap.levels.prefix(12)
    let height = levels.count * 22 + 14
    let rungs: [Markup] = levels.enumerated().map { index, level in
      let y = height - 24 - index * 22
      func rung(_ kind: String, _ perMille: Int) -> Markup {
        perMille == 0 ? "" : "<path class=\"\(kind)\" d=\"M14 \(y)h\(44 * perMille / 1000)\"/>"
      }
      return """
        \(rung("open", 1000))\(rung("claimed", portfolio.claimed.perMille(to: level.id)))\
        \(rung("evidenced", portfolio.evidenced.perMille(to: level.id)))
        """
    }
    return """
      <svg class="drawing" viewBox="0 0 72 \(height)" aria-hidden="true">\
      <path class="rail" d="M14 2V\(height - 2)M58 2V\(height - 2)"/>\(rungs)</svg>
      """
  }

  /// For an empty record.
  var welcome: Markup {
    """
    <section class="welcome" aria-labelledby="welcome">
    <h2 id="welcome">\(say("A beginning", zh: "刚刚启程"))</h2>
    <p>\(say(
      "Nothing is recorded yet. Below is the path ahead; this page fills as study sessions, finished skills and their evidence are recorded.",
      zh: "还没有任何记录。下面是前方的路；随着学习时间、完成的技能和证据的积累，这一页会逐渐充实。"))</p>
    </section>

    """
  }

  var colophon: Markup {
    """
    <footer class="colophon"><div class="wrap">
    <p>\(say(
      "Levels follow a fixed rule from dated facts. Claimed: completions are taken at their word. Evidenced: a completion without evidence counts no more than study. Hours alone reach no level, and a self-rating never counts.",
      zh: "等级由固定规则依据带日期的记录得出。自述：完成即予采信。有据：没有证据的完成，分量不高于学习时长。仅凭时长达不到任何等级，自评从不计入。"))</p>
    <p>\(say("Made with Rung from the learner’s own record.", zh: "由 Rung 根据学习者本人的记录生成。"))</p>
    </div></footer>
    </body>
    </html>

    """
  }
}
