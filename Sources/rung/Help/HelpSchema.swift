/// The JSON Schema of `rung help --json`.
enum HelpSchema {
  static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The verbs of Rung and their options (rung help --json)",
      "type": "object",
      "required": ["program", "version", "abstract", "about", "options", "verbs"],
      "additionalProperties": false,
      "properties": {
        "program": {"const": "rung"},
        "version": {"type": "string"},
        "abstract": {"$ref": "#/$defs/text"},
        "about": {"oneOf": [{"$ref": "#/$defs/text"}, {"type": "null"}]},
        "options": {
          "description": "The options of every verb, before it or after it.",
          "type": "array", "items": {"$ref": "#/$defs/option"}
        },
        "verbs": {"type": "array", "items": {"$ref": "#/$defs/verb"}}
      },
      "$defs": {
        "text": {
          "type": "object",
          "required": ["en", "zh"],
          "additionalProperties": false,
          "properties": {"en": {"type": "string"}, "zh": {"type": "string"}}
        },
        "value": {
          "description": "A value: kind for programs, name for people, choices if it is one of a fixed set.",
          "type": "object",
          "required": ["kind", "name", "choices"],
          "additionalProperties": false,
          "properties": {
            "kind": {"type": "string"},
            "name": {"$ref": "#/$defs/text"},
            "choices": {
              "oneOf": [{"type": "array", "items": {"type": "string"}, "minItems": 1}, {"type": "null"}]
            }
          }
        },
        "option": {
          "description": "A flag has no value. Only an option that repeats may be given twice.",
          "type": "object",
          "required": ["names", "value", "repeats", "help"],
          "additionalProperties": false,
          "properties": {
            "names": {
              "type": "array", "minItems": 1,
              "items": {"type": "string", "pattern": "^(-[a-z]|--[a-z]+(-[a-z]+)*)$"}
            },
            "value": {"oneOf": [{"$ref": "#/$defs/value"}, {"type": "null"}]},
            "repeats": {"type": "boolean"},
            "help": {"$ref": "#/$defs/text"}
          }
        },
        "word": {
          "description": "A positional argument.",
          "type": "object",
          "required": ["value", "required", "repeats", "help"],
          "additionalProperties": false,
          "properties": {
            "value": {"$ref": "#/$defs/value"},
            "required": {"type": "boolean"},
            "repeats": {"type": "boolean"},
            "help": {"$ref": "#/$defs/text"}
          }
        },
        "verb": {
          "type": "object",
          "required": ["name", "path", "abstract", "about", "usage", "words", "options", "examples", "verbs"],
          "additionalProperties": false,
          "properties": {
            "name": {"type": "string"},
            "path": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "group": {"$ref": "#/$defs/text"},
            "abstract": {"$ref": "#/$defs/text"},
            "about": {"oneOf": [{"$ref": "#/$defs/text"}, {"type": "null"}]},
            "usage": {"type": "array", "items": {"$ref": "#/$defs/text"}, "minItems": 1},
            "words": {"type": "array", "items": {"$ref": "#/$defs/word"}},
            "options": {"type": "array", "items": {"$ref": "#/$defs/option"}},
            "examples": {"type": "array", "items": {"$ref": "#/$defs/text"}},
            "verbs": {"type": "array", "items": {"$ref": "#/$defs/verb"}}
          }
        }
      }
    }

    """
}
