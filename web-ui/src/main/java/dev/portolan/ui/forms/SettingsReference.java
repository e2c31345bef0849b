package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.forms.model.Reference;
import dev.portolan.ui.forms.model.Setting;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Tone;

/// A configuration schema as a page to read: every setting, what it takes, what it depends on.
public final class SettingsReference extends Div {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST_INDENT = 4;

    public SettingsReference(JsonNode schema) {
        addClassName("settings-reference");
        var settings = Reference.of(schema);
        if (settings.isEmpty()) {
            var nothing = new Span("This plugin works as it is; it has no settings.");
            nothing.addClassName("sub");
            add(nothing);
            return;
        }
        var list = new UnorderedList();
        settings.forEach(setting -> list.add(item(setting)));
        add(list);
    }

    private static ListItem item(Setting setting) {
        var info = setting.info();
        var head = new Div(new H3(info.title()), new Code(setting.name()), Badge.plain(setting.type()));
        head.addClassName("actions");
        if (info.required()) {
            head.add(Badge.plain("needed"));
        }
        var deprecated = info.words().deprecated();
        if (deprecated != null) {
            head.add(new Badge(Tone.ATTENTION, "Deprecated"));
        }
        var item = new ListItem(head);
        item.addClassNames("setting", "setting-" + Math.min(setting.level(), DEEPEST_INDENT));
        line(item, info.help());
        line(item, deprecated == null ? "" : deprecated);
        line(item, setting.when().isEmpty() ? "" : "Only where " + setting.when() + ".");
        if (!setting.facts().isEmpty()) {
            var facts = new Facts();
            setting.facts().forEach(fact -> facts.fact(fact.label(), fact.value()));
            item.add(facts);
        }
        return item;
    }

    private static void line(ListItem item, String text) {
        if (!text.isEmpty()) {
            item.add(new Div(text));
        }
    }
}
