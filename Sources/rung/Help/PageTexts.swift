// Made by Scripts/embed from pages in Rung.docc ("In short"); change those.
// swift-format-ignore-file

import SkillCore

enum PageTexts {
  static let times = Text(
#"""
Times      14:00   2026-01-15   2026-01-15T14:00   2026-01-15T14:00+08:00   now
           'yesterday 14:00'   '40 minutes ago'   '2 hours ago'   昨天14:00   3小时前
           'friday 9pm'   'last friday'   '3 days ago'   周五9点   上周五   前天
           'nov 20'   '20 nov 9am'   noon   11月20日   '昨天 中午'
           '9pm yesterday'   'last night'   'at 9'   20.11.2025   2026-W48-4   昨晚8点   20号
Durations  90m   1h30m   1:30   1.5h   PT1H30M   45 (minutes)   90分钟   1小时30分
Ranges     14:00-15:30   23:30-00:15   'yesterday 14:00-15:30'   8-10pm   晚上8点到10点
log takes a duration and a time in either order, without quotes: rung log redis 1h 3 days ago

A time is always in the past: 14:00 is today's, or yesterday's while today's is still to come;
as the end of something, the first 14:00 after it began.
friday is the last one; 'last friday' is never today. 上周五 lies in the week before this one.
8-10pm and 晚上8点到10点 are two hours. What could be two things is refused with both (1h 9).
A length and a day without a clock (2h yesterday, 30m today) is a length on that day; elsewhere a
day alone is its noon. An offset or Z fixes the instant; the zone and the day of a record
are those of this machine (TZ). Dates from 1900 on; a session lasts 24 hours at most.
"""#, zh: #"""
时间  14:00   2026-01-15   2026-01-15T14:00   2026-01-15T14:00+08:00   现在
      '昨天 14:00'   '今天 9点半'   40分钟前   3小时前   'yesterday 14:00'
      周五9点   星期三   上周五   上上周五   三天前   'last friday 9pm'
      11月20日   '11月20日 9点'   昨天中午   'nov 20'
      昨晚8点   今早   大前天   20号   上个月20号   20.11.2025   2026-W48-4
时长  90m   1h30m   1:30   1.5h   PT1H30M   45（分钟）   90分钟   1小时30分
起止  14:00-15:30   23:30-00:15   '昨天 14:00-15:30'   晚上8点到10点   8-10pm
log 的时长和时间先后均可，不用加引号：rung log redis 1小时 三天前

时间总是指过去：今天的 14:00 若还没到，就是昨天的；作为结束时间，则是开始之后的第一个 14:00。
晚上8点到10点是两小时。有两种理解的（1h 9）会被拒绝，并列出两种。
时长加日期、不说几点（昨天 2小时、今天 30分钟）是当天的时长；其他地方只给日期时取当天正午。
周五指最近的周五（含今天）；上周五在上一周，每周从周一算起；last friday 不含今天。
偏移量或 Z 只确定时刻；记录的时区与日期取自本机（TZ）。日期从 1900 年起；一次学习最长 24 小时。
"""#)
  static let judging = Text(
#"""
An item's mastery, 0-100, is the largest of: up to 50 for study time (its target is the
roadmap's); 80 for a completion; 100 for a completion with evidence. A capability's score is the
mean of its items, weighted by stars; it is met at 70 when every must-have is at 80. Your level
is the highest whose capabilities, and those of all levels below, are met.

claimed    trusts completions
evidenced  counts a completion without evidence 50

A self-rating never counts; hours alone never pass 50.
"""#, zh: #"""
掌握度（0-100）取最大者：学习时间最多 50 分（目标由路线图规定）；完成 80 分；完成并有证据 100 分。
能力得分是其条目按星数的加权平均；得分达到 70 且必备项都达到 80 才算达标。
等级是自身及以下各级能力全部达标的最高一级。

自述  相信完成标记
有据  没有证据的完成只计 50 分

自评不计分；只靠时间最多 50 分。
"""#)
}
