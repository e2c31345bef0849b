package dev.portolan.system;

import java.util.Map;

/// A plugin whose settings are of every kind that a form can draw.
final class EveryField {
    static final Map<String, String> FILES = Map.of(
            "plugin.yaml",
            """
            apiVersion: portolan.dev/v1
            id: everything
            publisher: keys
            version: 1.0.0
            title: Everything
            summary: A setting of every kind.
            categories: [operations]
            license: MIT
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: []
            config: {version: 1}
            extensions:
              - {point: home.widget, id: all, title: Everything, function: all}
            """,
            "config.schema.json",
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "required": ["name", "mode"],
             "properties": {
               "name": {"type": "string", "title": "Name", "x-order": 1, "x-suggest": ["Hall", "Yard"]},
               "site": {"type": "string", "title": "Site", "format": "uri", "x-order": 2},
               "mail": {"type": "string", "title": "Mail", "format": "email", "x-order": 3},
               "notes": {"type": "string", "title": "Notes", "x-widget": "textarea", "x-order": 4},
               "count": {"type": "integer", "title": "Count", "default": 3, "x-order": 5},
               "level": {"type": "integer", "title": "Level", "minimum": 1, "maximum": 10, "x-widget": "slider", "x-order": 6},
               "active": {"type": "boolean", "title": "Active", "x-order": 7},
               "loud": {"type": "boolean", "title": "Loud", "x-widget": "toggle", "x-order": 8},
               "mode": {"enum": ["fast", "slow"], "title": "Mode", "x-order": 9},
               "side": {"enum": ["left", "right"], "title": "Side", "x-widget": "radio", "x-order": 10},
               "days": {"type": "array", "title": "Days", "items": {"enum": ["Mon", "Tue", "Wed"]}, "uniqueItems": true, "x-order": 11},
               "teams": {"type": "array", "title": "Teams", "items": {"enum": ["a", "b", "c", "d", "e", "f"]}, "uniqueItems": true, "x-order": 12},
               "lamp": {"type": "string", "title": "Lamp", "x-options": {"function": "lamps"}, "x-order": 13},
               "lamps": {"type": "array", "title": "Lamps", "items": {"type": "string"}, "x-options": {"function": "lamps"}, "uniqueItems": true, "x-order": 14},
               "every": {"type": "string", "title": "Every", "format": "duration", "x-order": 15},
               "look": {"type": "string", "title": "Look", "format": "cron", "x-order": 16},
               "since": {"type": "string", "title": "Since", "format": "date", "x-order": 17},
               "tint": {"type": "string", "title": "Tint", "format": "color", "x-order": 18},
               "story": {"type": "string", "title": "Story", "format": "markdown", "x-order": 19},
               "skip": {"type": "string", "title": "Skip", "format": "regex", "x-order": 20},
               "map": {"type": "string", "title": "Map", "format": "code", "x-order": 21},
               "owner": {"type": "string", "title": "Owner", "format": "entity-ref", "x-order": 22},
               "quiet": {"type": "object", "title": "Quiet hours", "x-order": 23,
                 "properties": {"from": {"type": "string", "title": "From"}}},
               "hosts": {"type": "array", "title": "Hosts", "items": {"type": "string"}, "x-order": 24},
               "rooms": {"type": "array", "title": "Rooms", "x-order": 25, "items": {"type": "object", "title": "Room",
                 "properties": {"door": {"type": "string", "title": "Door"}, "floor": {"type": "integer", "title": "Floor"}}}},
               "token": {"type": "string", "title": "Token", "x-secret": {"for": "signatures"}, "x-order": 26}
             },
             "if": {"properties": {"active": {"const": true}}, "required": ["active"]},
             "then": {"properties": {"reason": {"type": "string", "title": "Reason", "x-order": 7.5}}}}
            """,
            "plugin.js",
            """
            export const all = () => ({ block: 'text', markdown: 'All of it.' });
            export const lamps = () => [{ value: 'h', label: 'Hall lamp' }, { value: 'y', label: 'Yard lamp' }];
            """,
            "README.md",
            "# Everything\n\nA setting of every kind.\n");

    private EveryField() {}
}
