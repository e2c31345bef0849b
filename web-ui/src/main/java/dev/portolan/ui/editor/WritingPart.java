package dev.portolan.ui.editor;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.LeaveQuestion;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.yaml.YamlReader;
import dev.portolan.ui.yaml.YamlReading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text of an entity, and beside it what the catalog says of it as it is typed.
final class WritingPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient Latest checking;
    private final transient Runnable typed;
    private final Select<String> kind = new Select<>();
    private final YamlEditor editor = new YamlEditor(this::typed);
    private final ChecksPart checks = new ChecksPart(editor::goTo);
    private transient @Nullable EditorDesk desk;
    private String untouched = "";

    /// @param typed runs when somebody pauses
    WritingPart(Background background, Runnable typed) {
        this.checking = new Latest(background);
        this.typed = typed;
        addClassName("columns");
        kind.setId("kind");
        kind.setLabel("Start from");
        kind.setItems(Templates.KINDS);
        kind.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                template(change.getValue());
            }
        });
    }

    /// Begins a new entity from a kind's template.
    void begin(EditorDesk with, String wanted) {
        open(with, new Div(kind, checks));
        kind.setValue(Templates.kind(wanted));
        template(kind.getValue());
    }

    /// Begins with what is kept.
    void begin(EditorDesk with, Kept kept) {
        open(with, new Div(checks));
        show(kept);
    }

    private void open(EditorDesk with, Div side) {
        desk = with;
        removeAll();
        side.addClassName("stack");
        add(editor, side);
        editor.focus();
    }

    /// Replaces what is typed.
    void show(Kept kept) {
        untouched = kept.text();
        editor.show(untouched);
    }

    /// Begins anew from a kind's template, unless something was typed.
    private void template(String chosen) {
        if (dirty()) {
            Toast.say("Your text stays as it is. Take it away to begin from the template.");
        } else {
            untouched = Templates.of(chosen);
            editor.show(untouched);
        }
    }

    boolean dirty() {
        return !editor.value().equals(untouched);
    }

    /// What is typed is kept now.
    void saved() {
        untouched = editor.value();
        leaving();
    }

    /// The page may be left.
    void leaving() {
        LeaveQuestion.guard(this, false);
    }

    private void typed(String text) {
        var now = desk;
        if (now == null) {
            return;
        }
        typed.run();
        LeaveQuestion.guard(this, dirty());
        editor.wrong(false);
        switch (YamlReader.read(text)) {
            case YamlReading.Broken broken -> checks.show(List.of(remark(broken)));
            case YamlReading.Read read -> {
                checks.checking();
                checking.load(
                        getUI().orElseGet(UI::getCurrent),
                        () -> now.entities().check(now.tenant().slug(), now.tenant(), read.value()),
                        faults -> checks.show(Remark.of(faults, read)),
                        problem -> checks.unknown(problem.detail()));
            }
        }
    }

    private static Remark remark(YamlReading.Broken broken) {
        return new Remark(broken.line(), "", broken.message());
    }

    /// What is typed; empty where it is no YAML, which is shown then.
    Optional<YamlReading.Read> read() {
        return switch (YamlReader.read(editor.value())) {
            case YamlReading.Broken broken -> {
                wrong(List.of(remark(broken)));
                yield Optional.empty();
            }
            case YamlReading.Read read -> Optional.of(read);
        };
    }

    /// Shows what was found wrong in the text.
    void wrong(List<Violation> faults, YamlReading.Read read) {
        wrong(Remark.of(faults, read));
    }

    private void wrong(List<Remark> remarks) {
        checks.show(remarks);
        editor.wrong(true);
        editor.goTo(remarks.getFirst().line());
    }

    /// The whole cannot be saved like this; says nothing of why.
    void wrong() {
        editor.wrong(true);
    }

    void toTop() {
        editor.goTo(1);
    }
}
