package dev.portolan.ui.forms.model;

import java.util.List;

/// One setting as a documentation page shows it.
///
/// @param name as plugin code and files have it: `quiet.from`, `watched[].url`
/// @param level how deep it is in groups, from 0
/// @param when on what it depends, in words; empty for always
/// @param facts what else is to know, in the order in which it is told
public record Setting(String name, int level, Field.Info info, String type, String when, List<Fact> facts) {
    public Setting {
        facts = List.copyOf(facts);
    }

    public record Fact(String label, String value) {}
}
