/// The page's style sheet: light and dark, for phones, desktops and printers.
enum PageStyle {
  static let sheet: Markup = """
    :root {
      color-scheme: light dark;
      --paper: #faf8f3; --card: #ffffff; --ink: #1b232d; --quiet: #565f6b; --line: #e2dccf;
      --green: #0b6b58; --soft: #cfe5dd; --gold: #86590a; --gold-soft: #f4e7c8; --track: #ece7dc;
      --s1: #9fd3c1; --s2: #5fb399; --s3: #218a70; --s4: #0a5b4a;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC",
        "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia,
        "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #10151b; --card: #171e26; --ink: #e8ebef; --quiet: #a3adba; --line: #2b3540;
        --green: #5fd0b2; --soft: #1e4a41; --gold: #e9bd63; --gold-soft: #3a2f16; --track: #26303a;
        --s1: #1f5a4c; --s2: #2d8570; --s3: #46b395; --s4: #8ae6cc;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans);
      overflow-wrap: anywhere; }
    .wrap { max-width: 68rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
    h1, h2, h3, h4, p, ul, ol, figure { margin: 0; padding: 0; }
    ul, ol { list-style: none; }
    h1, h2, .level { font-family: var(--serif); font-weight: 600; line-height: 1.15; }
    h1 { font-size: clamp(2.3rem, 7vw, 3.9rem); letter-spacing: -.015em; }
    h2 { font-size: clamp(1.5rem, 4vw, 2rem); margin-bottom: 1.1rem; }
    h2 + .lead { margin-top: -.6rem; }
    h3 { font-size: 1.05rem; font-weight: 600; line-height: 1.35; }
    h4 { font-size: 1rem; font-weight: 600; line-height: 1.4; }
    section { margin: clamp(2.8rem, 7vw, 4.6rem) 0; }
    svg { display: block; width: 100%; height: auto; }
    a { color: var(--green); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    a:focus-visible, summary:focus-visible { outline: 2px solid var(--gold); outline-offset: 3px; }
    .quiet, .lead { color: var(--quiet); }
    .lead { margin-bottom: 1.5rem; }
    .stars { color: var(--gold); letter-spacing: .08em; font-size: .78em; white-space: nowrap; }
    .masthead { background: var(--card); border-bottom: 1px solid var(--line);
      box-shadow: 0 5px 0 var(--paper), 0 6px 0 var(--line); }
    .masthead .wrap { display: flex; flex-wrap: wrap; gap: 2.2rem 3rem; align-items: center;
      justify-content: space-between; padding-top: clamp(2.4rem, 7vw, 4.6rem);
      padding-bottom: clamp(2.2rem, 6vw, 4rem); }
    .who { flex: 1 1 20rem; min-width: 0; }
    .eyebrow { color: var(--gold); font-size: .8rem; font-weight: 600; letter-spacing: .16em;
      text-transform: uppercase; margin-bottom: .9rem; }
    .path { font-size: clamp(1.05rem, 2.6vw, 1.3rem); margin: .8rem 0 .3rem; }
    .path .quiet { font-size: .85em; white-space: nowrap; }
    .seal { flex: 0 1 auto; min-width: 0; display: flex; gap: 1.4rem; align-items: center; }
    .seal .drawing { width: 5.4rem; flex: none; }
    .seal p { color: var(--quiet); line-height: 1.4; }
    .seal .level { color: var(--ink); font-size: clamp(1.6rem, 4.5vw, 2.3rem); }
    .seal .second { margin-top: .6rem; padding-top: .6rem; border-top: 1px solid var(--line);
      font-size: .92rem; }
    .seal strong { color: var(--ink); font-weight: 600; }
    .drawing path { fill: none; stroke-linecap: round; }
    .drawing .rail { stroke: var(--quiet); stroke-width: 3; }
    .drawing .evidenced { stroke: var(--gold); stroke-width: 7; }
    .drawing .claimed { stroke: var(--gold); stroke-width: 2.5; }
    .drawing .open { stroke: var(--line); stroke-width: 7; }
    .welcome { background: var(--gold-soft); border-radius: 14px; padding: 1.6rem 1.8rem; }
    .ladder { display: grid; gap: 1.2rem; }
    .step { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      padding: clamp(1.2rem, 3vw, 1.9rem); padding-left: clamp(1.5rem, 3.4vw, 2.2rem);
      position: relative; overflow: hidden; display: grid; gap: 1.6rem 2.6rem;
      grid-template-columns: minmax(0, 1fr); }
    .step::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 6px;
      background: var(--line); }
    .step.current::before { background: var(--green); }
    .step.proven::before { background: var(--gold); }
    .step.claimed::before {
      background: repeating-linear-gradient(
        var(--gold), var(--gold) 10px, transparent 10px, transparent 16px); }
    .step h3 { font: 600 1.55rem/1.2 var(--serif); }
    .chip { display: inline-block; margin: .5rem 0 .9rem; padding: .12rem .7rem; font-size: .85rem;
      border-radius: 99px; border: 1px solid var(--line); color: var(--quiet); }
    .step.proven .chip, .step.claimed .chip { color: var(--gold); border-color: currentColor; }
    .step.current .chip { color: var(--green); border-color: currentColor; }
    .salary { font-size: .92rem; line-height: 1.45; margin-bottom: .9rem; }
    .salary .quiet { display: block; font-size: .92em; }
    .capabilities { display: grid; gap: 1.5rem; min-width: 0; }
    .capabilities h4 { margin-bottom: .35rem; display: flex; flex-wrap: wrap; gap: 0 .8rem;
      justify-content: space-between; }
    .verdict { font-weight: 400; font-size: .88rem; color: var(--quiet); }
    .verdict.met { color: var(--green); }
    .measure { display: grid; grid-template-columns: 5.4em minmax(0, 1fr) 4em; gap: .7rem;
      align-items: center; font-size: .85rem; line-height: 1.75; }
    .measure > :first-child { color: var(--quiet); }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .bar { height: .62rem; border-radius: 99px; }
    .bar .track { fill: var(--track); }
    .bar .fill { fill: var(--green); }
    .bar .evidenced { fill: var(--gold); }
    .bar .mark { fill: var(--ink); }
    .gap { margin-top: .45rem; font-size: .88rem; display: flex; flex-wrap: wrap; gap: .3rem .7rem; }
    .gap p { flex: none; max-width: 100%; padding-top: .12rem; }
    .tags { display: flex; flex-wrap: wrap; gap: .35rem; flex: 1 1 14rem; min-width: 0; }
    .tags li { background: var(--track); border-radius: 7px; padding: .1rem .6rem; max-width: 100%; }
    .sums { margin-top: .45rem; font-size: .85rem; color: var(--quiet); }
    .sums li { overflow-wrap: anywhere; padding-left: 1rem; }
    .halves { display: grid; gap: 1.4rem; grid-template-columns: minmax(0, 1fr); }
    .calendar text { font: 10.5px var(--sans); fill: var(--quiet); }
    .ground { fill: var(--track); }
    .shade-1 { fill: var(--s1); } .shade-2 { fill: var(--s2); }
    .shade-3 { fill: var(--s3); } .shade-4 { fill: var(--s4); }
    .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin-top: 1rem; font-size: .83rem;
      color: var(--quiet); }
    .legend li { display: flex; align-items: center; gap: .4rem; }
    .legend svg { width: .85rem; flex: none; }
    .weeks { margin-top: 2.6rem; }
    .weeks svg { height: 8.5rem; margin-top: .9rem; border-bottom: 1px solid var(--quiet); }
    .weeks rect { fill: var(--green); }
    .weeks .goal { stroke: var(--gold); stroke-width: 2; stroke-dasharray: 7 5; fill: none;
      vector-effect: non-scaling-stroke; }
    .axis { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
      font-size: .72rem; color: var(--quiet); margin: .25rem 0 .7rem; }
    .axis span { white-space: nowrap; }
    .weeks figcaption { font-size: .9rem; }
    .stages { display: grid; gap: 1.5rem 2.6rem; grid-template-columns: minmax(0, 1fr); }
    .stages .bar { margin: .45rem 0 .4rem; }
    .stages p { font-size: .9rem; }
    .timeline > li > h3 { color: var(--gold); font-size: .9rem; letter-spacing: .06em;
      margin: 1.2rem 0 .8rem; line-height: 1.7; }
    .timeline ol { border-left: 2px solid var(--line); margin-left: .4rem; }
    .timeline ol > li { position: relative; padding: 0 0 1.15rem 1.5rem; }
    .timeline ol > li::before { content: ""; position: absolute; left: -7px; top: .45em;
      width: 12px; height: 12px; border-radius: 50%; background: var(--gold);
      border: 3px solid var(--paper); }
    .facts { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: .88rem; color: var(--quiet); }
    .facts > * { min-width: 0; max-width: 100%; }
    .facts strong { color: var(--green); }
    .evidence { font-size: .92rem; margin-top: .2rem; }
    .next { display: grid; gap: .9rem; counter-reset: step; }
    .next li { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
      padding: .95rem 1.2rem .95rem 3.2rem; position: relative; }
    .next li::before { counter-increment: step; content: counter(step); position: absolute;
      left: 1.25rem; top: .75rem; font: 600 1.35rem/1.4 var(--serif); color: var(--gold); }
    .habits { display: grid; gap: 1.4rem 2.6rem; grid-template-columns: minmax(0, 1fr); }
    .habits svg { width: min(100%, 19rem); margin: .5rem 0 .3rem; }
    .habits p { font-size: .9rem; }
    .kept { fill: var(--green); }
    .missed { fill: none; stroke: var(--quiet); stroke-width: 1; }
    .notes > li { border-top: 1px solid var(--line); padding: .9rem 0; }
    .text { white-space: pre-wrap; min-width: 0; }
    .text summary { cursor: pointer; }
    .text[open] summary { color: var(--quiet); margin-bottom: .6rem; }
    .colophon { border-top: 1px solid var(--line); padding: 2rem 0 3.4rem; font-size: .86rem;
      color: var(--quiet); }
    .colophon p { max-width: 46rem; margin-bottom: .5rem; }
    @media (min-width: 52rem) {
      .step { grid-template-columns: 17rem minmax(0, 1fr); }
      .timeline > li { display: grid; grid-template-columns: 9rem minmax(0, 1fr); }
      .timeline > li > h3 { margin-top: 0; }
      .halves, .stages, .habits { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .next { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    }
    @media print {
      @page { margin: 16mm 15mm; }
      :root {
        --paper: #ffffff; --card: #ffffff; --ink: #14181d; --quiet: #4a525c; --line: #cfc8ba;
        --green: #0b6b58; --soft: #cfe5dd; --gold: #7c5208; --gold-soft: #ffffff; --track: #ece7dc;
        --s1: #9fd3c1; --s2: #5fb399; --s3: #218a70; --s4: #0a5b4a;
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { font-size: 10.5pt; }
      .wrap { max-width: none; padding: 0; }
      .masthead { box-shadow: none; }
      .masthead .wrap { padding: 0 0 1.4rem; }
      section { margin: 1.8rem 0; }
      h2, h3, h4, .lead { break-after: avoid; }
      figure, .step, .stages li, .habits li, .next li, .timeline ol > li { break-inside: avoid; }
      .halves, .stages, .habits, .next { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .step { grid-template-columns: 13rem minmax(0, 1fr); gap: 1rem 1.4rem; }
      .measure { grid-template-columns: 4.9em minmax(0, 1fr) 3.4em; gap: .5rem; }
      .timeline > li { display: grid; grid-template-columns: 8rem minmax(0, 1fr); }
      .timeline > li > h3 { margin-top: 0; break-after: auto; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
