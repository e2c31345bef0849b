package dev.portolan.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.AuditLog.Entry;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Facts;

/// Everything that is on record about one act.
final class EntryDialog extends Dialog {
    private static final long serialVersionUID = 1;

    EntryDialog(Entry entry) {
        setHeaderTitle("Entry " + entry.seq());
        setId("audit-entry");
        addClassName("form-dialog");
        var actor = entry.actor();
        var kind = AuditWords.kind(actor.kind());
        var facts = new Facts()
                .fact("Who", AuditWords.who(actor) + (kind.isEmpty() ? "" : " (" + kind + ")"))
                .fact("What", AuditWords.what(entry))
                .fact(
                        "When",
                        new Ago(entry.at()),
                        new Span(" · "),
                        new Code(entry.at().toString()));
        if (actor.address() != null) {
            facts.fact("From", new Code(actor.address()));
        }
        var target = entry.target();
        if (target != null) {
            facts.fact("On", new Span(target.type().replace('_', ' ') + " "), new Code(target.id()));
        }
        var change = entry.change();
        if (change != null && change.reason() != null) {
            facts.fact("Reason", "“" + change.reason() + "”");
        }
        facts.fact("Action", new Code(entry.action()));
        if (entry.hash() != null) {
            facts.fact("Seal", new Code(entry.hash()));
        }
        var content = new Div(facts);
        content.addClassNames("form", "entry");
        var fields = AuditWords.fields(change);
        if (!fields.isEmpty()) {
            var table = new DataTable("audit-change", "Field", "Before", "After");
            table.addClassName("diff");
            fields.forEach(field ->
                    table.row(new Span(field.name()), value("del", field.before()), value("ins", field.after())));
            content.add(table);
        }
        add(content);
        getFooter().add(new Button("Close", _ -> close()));
    }

    private static Component value(String tag, String text) {
        if (text.isEmpty()) {
            return new Span("–");
        }
        var value = new HtmlContainer(tag);
        value.setText(text);
        return value;
    }
}
