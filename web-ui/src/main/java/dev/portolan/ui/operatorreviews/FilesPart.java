package dev.portolan.ui.operatorreviews;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.StaffReviews.Finding;
import dev.portolan.ui.clients.StaffReviews.PackedFile;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The files of a package: their names, and the text of one of them with what was found in it marked and what cannot
/// be seen made visible.
final class FilesPart extends Section {
    private static final long serialVersionUID = 1;
    private static final String SCROLL =
            "this.scrollIntoView({block: 'center'}); this.closest('.file-text').scrollLeft = 0";

    private final transient ReviewDesk desk;
    private final transient Latest latest;
    private final Div viewer = new Div();
    private final Map<String, Button> buttons = new HashMap<>();

    FilesPart(ReviewDesk desk) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        addClassNames("card", "stack");
        setId("files");
        getElement().setAttribute("aria-label", "Files");
        var list = new UnorderedList();
        list.addClassName("file-list");
        desk.opened().files().forEach(file -> list.add(item(file)));
        viewer.addClassNames("stack", "file-viewer");
        viewer.getElement().setAttribute("aria-live", "polite");
        var all = desk.opened().files();
        viewer.add(hint(
                all.isEmpty()
                        ? "The files of a package are kept until it is decided; what is published is in its release."
                        : "Choose a file to read it."));
        var columns = new Div(list, viewer);
        columns.addClassName("file-columns");
        var sum = new Span(Amounts.count(all.size(), "file") + ", "
                + ReviewWords.size(all.stream().mapToLong(PackedFile::size).sum()));
        sum.addClassName("sub");
        var head = new Div(new H2("Files"), sum);
        head.addClassName("spread");
        add(head, columns);
    }

    private ListItem item(PackedFile file) {
        var size = new Span(ReviewWords.size(file.size()));
        size.addClassName("sub");
        if (!ReviewWords.readable(file)) {
            return new ListItem(new Span(file.path()), size);
        }
        var open = new Button(file.path(), _ -> show(file.path(), 0));
        open.addClassName("quiet");
        buttons.put(file.path(), open);
        return new ListItem(open, size);
    }

    /// Opens the file of a finding at its line.
    void show(Finding finding) {
        show(finding.path(), finding.line());
        getElement().executeJs("this.scrollIntoView({block: 'start', behavior: 'instant'})");
    }

    private void show(String path, int line) {
        buttons.forEach((name, button) -> {
            if (name.equals(path)) {
                button.getElement().setAttribute("aria-current", "true");
            } else {
                button.getElement().removeAttribute("aria-current");
            }
        });
        viewer.removeAll();
        viewer.add(Skeleton.lines(12));
        latest.load(
                () -> FileText.of(desk.client().file(desk.staff(), desk.id(), path)),
                text -> show(path, text, line),
                problem -> {
                    viewer.removeAll();
                    viewer.add(ProblemBanner.of(path + " could not be read", problem, () -> show(path, line)));
                });
    }

    private void show(String path, FileText text, int wanted) {
        viewer.removeAll();
        var name = new Code(path);
        name.addClassName("strong");
        viewer.add(name);
        if (text.hidden() > 0) {
            viewer.add(new Notice(
                    Tone.ATTENTION,
                    Amounts.count(text.hidden(), "character") + " of it cannot be seen",
                    "They stand here by their names, such as U+202E, which turns the order of what follows round."));
        }
        if (text.cut()) {
            viewer.add(new Notice(Tone.INFO, "This is not all of it", "The file is longer than can be shown here."));
        }
        if (text.lines().isEmpty()) {
            viewer.add(hint("It is empty."));
            return;
        }
        var marked = ReviewWords.lines(desk.opened().submission().findings(), path);
        var code = new Pre();
        code.addClassName("file-code");
        text.runs(marked).forEach(run -> code.add(run(run, wanted)));
        var numbers = new Pre(IntStream.rangeClosed(1, text.lines().size())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("\n")));
        numbers.addClassName("file-numbers");
        numbers.getElement().setAttribute("aria-hidden", "true");
        var frame = new Div(numbers, code);
        frame.addClassName("file-text");
        frame.getElement().setAttribute("tabindex", "0");
        frame.getElement().setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", "Text of " + path);
        viewer.add(frame);
    }

    private static Span run(FileText.Run run, int wanted) {
        var span = new Span();
        run.line().parts().forEach(part -> {
            var piece = new Span(part.text());
            if (part.hidden()) {
                piece.addClassName("unseen");
            }
            span.add(piece);
        });
        if (run.number() > 0) {
            span.add(new Span("\n"));
            span.addClassName(run.found() ? "found-line" : "odd-line");
            if (run.number() == wanted) {
                span.getElement().executeJs(SCROLL);
            }
        }
        return span;
    }

    private static Span hint(String text) {
        var hint = new Span(text);
        hint.addClassName("sub");
        return hint;
    }
}
