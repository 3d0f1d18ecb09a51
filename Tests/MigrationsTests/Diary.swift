/// A record made while the schema grew, by the version that wrote it: a history that holds
/// together, unlike the extremes of `Population`. The files in `Fixtures` were made with it.
enum Diary {
  static let sql: [Int: String] = [
    1: """
    insert into action (id, uid, at, command, done, changed_at, abandoned) values
      (1, x'000102030405060708090a0b0c0d0e0f', 1768485600, 'learner add 安娜', 1, 1768485600, 0),
      (2, x'010102030405060708090a0b0c0d0e0f', 1768485601, 'learner use 安娜', 0, 1768485602, 1);
    insert into learner (id, uid) values
      (1, x'100102030405060708090a0b0c0d0e0f'), (2, x'110102030405060708090a0b0c0d0e0f');
    insert into setting (id, uid, action_id, learner_id, key, value, at, live) values
      (1, x'200102030405060708090a0b0c0d0e0f', null, 1, 'name', 'ada', 1768485600, 1),
      (2, x'210102030405060708090a0b0c0d0e0f', 1, 2, 'name', '安娜', 1768485600, 1),
      (3, x'220102030405060708090a0b0c0d0e0f', 2, null, 'learner',
        '110102030405060708090a0b0c0d0e0f', 1768485601, 0);
    """,
    2: """
    insert into setting (id, uid, action_id, learner_id, key, value, at, live) values
      (4, x'230102030405060708090a0b0c0d0e0f', null, 1, 'roadmap', 'small@1', 1768485600, 1),
      (5, x'240102030405060708090a0b0c0d0e0f', 1, 2, 'roadmap', 'small@1', 1768485600, 1);
    insert into skill (id, slug) values (1, 'asyncio'), (2, 'threading'), (3, 'habit');
    insert into roadmap values
      (1, 'small', 1, lower(hex(zeroblob(32))), 'Small', '小', null, null, 1768485600);
    insert into level values (1, 'junior', 0, 'Junior', '初级', '8-15K', '8-15K');
    insert into capability values (1, 'crud', 0, 'junior', 'CRUD', '增删改查', 70);
    insert into stage values (1, 1, 'Core', '核心');
    insert into skill_group values (1, 'web', 0, 'Web', '网络', 1, 5, 5, 1, 'crud');
    insert into item values
      (1, 1, 0, 'asyncio', '异步', 1, 5, 5, 1, 1200, 'crud', null, 'skill', null, null, 'r', '注', 0,
        null),
      (1, 2, 1, 'threading', '线程', null, 3, 4, 0, 600, 'crud', 'web', 'decision', null, null, null,
        null, 0, null),
      (1, 3, 2, 'a habit', '习惯', null, 1, 1, 0, 12, 'crud', null, 'habit', 'week', 1, null, null, 0,
        null);
    insert into prerequisite values (1, 2, 0, 1, null, null);
    insert into resource values (1, 1, 0, 'Docs', '文档', 'https://example.org');
    """,
    3: """
    insert into action (id, uid, at, command, done, changed_at, abandoned) values
      (3, x'020102030405060708090a0b0c0d0e0f', 1768485610, 'log asyncio 1h', 1, 1768485610, 0),
      (4, x'030102030405060708090a0b0c0d0e0f', 1768485611, 'edit @1', 1, 1768485611, 0),
      (5, x'040102030405060708090a0b0c0d0e0f', 1768485612, 'done threading', 0, 1768485613, 1),
      (6, x'050102030405060708090a0b0c0d0e0f', 1768485614, 'start asyncio', 1, 1768485614, 0);
    insert into fact (
      id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
      end_offset, evidence, rating, note, tags, about, replaces, live)
    values
      (1, x'300102030405060708090a0b0c0d0e0f', 3, 1, 'session', 1, 1768482000, 28800,
        'Asia/Shanghai', 20468, 1768485600, 28800, null, null, 'a' || char(0) || 'b', 'x y', null,
        null, 0),
      (2, x'310102030405060708090a0b0c0d0e0f', 4, 1, 'session', 1, 1768478400, 28800,
        'Asia/Shanghai', 20468, 1768485600, 28800, null, null, '事件循环', 'x y', null, 1, 1),
      (3, x'320102030405060708090a0b0c0d0e0f', 3, 1, 'session', 2, -2208988800, 0, 'UTC', -25567,
        -2208988799, 0, null, null, null, null, null, null, 1),
      (4, x'330102030405060708090a0b0c0d0e0f', 3, 1, 'note', null, 0, 0, 'UTC', 0, null, null, null,
        null, '', null, 3, null, 1),
      (5, x'340102030405060708090a0b0c0d0e0f', 5, 1, 'completion', 2, 0, -3600, 'X', -1, null, null,
        null, null, null, null, null, null, 0),
      (6, x'350102030405060708090a0b0c0d0e0f', 3, 2, 'evidence', 2, 0, -3600, 'X', -1, null, null,
        'https://example.org', null, null, null, null, null, 1),
      (7, x'360102030405060708090a0b0c0d0e0f', 3, 2, 'rating', 2, 0, 0, 'UTC', 0, null, null, null, 3,
        null, null, null, null, 1),
      (8, x'370102030405060708090a0b0c0d0e0f', 3, 2, 'waiver', 2, 0, 0, 'UTC', 0, null, null, null,
        null, 'knew it', null, null, null, 1),
      (9, x'380102030405060708090a0b0c0d0e0f', 3, 1, 'checkin', 3, 0, 0, 'UTC', 0, null, null,
        'https://example.org/1', null, null, null, null, null, 1),
      (10, x'390102030405060708090a0b0c0d0e0f', 6, 1, 'timer', 1, 1768485614, 28800,
        'Asia/Shanghai', 20468, null, null, null, null, null, null, null, null, 1);
    insert into void values (4, 1);
    """,
    // From here on the migrations themselves made sums and an index of what was there.
    4: "",
    5: "",
    6: """
    insert into action (id, uid, at, command, done, changed_at, abandoned) values
      (7, x'060102030405060708090a0b0c0d0e0f', 1768485620, 'import watson', 1, 1768485620, 0);
    insert into claim values (3, 7);
    """,
    7: "",
    // And sums by tags.
    8: "",
    // A rebuilt index.
    9: "",
    // A length on a day, in the sums as well.
    10: """
    insert into fact (
      id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, length, note)
    values
      (11, x'3a0102030405060708090a0b0c0d0e0f', 7, 1, 'session', 2, 1768478400, 0, 'Asia/Shanghai',
        20468, 3600, null);
    update study_total set seconds = seconds + 3600, spent = spent + 3600, sessions = sessions + 1
    where learner_id = 1 and skill_id = 2;
    update study_day set spent = spent + 3600, sessions = sessions + 1
    where learner_id = 1 and day = 20468;
    update study_tag set spent = spent + 3600, sessions = sessions + 1
    where learner_id = 1 and tags = '';
    """,
    // A column that most roadmaps leave empty.
    11: "",
    12: "",
    // Where each day of study stands.
    13: "",
    14: "",
  ]
}
