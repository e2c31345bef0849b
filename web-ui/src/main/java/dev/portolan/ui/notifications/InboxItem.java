package dev.portolan.ui.notifications;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.Notifications.Item;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.SafeMarkdown;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// One notification: a line that opens, and what can be done with it by mouse or by key.
final class InboxItem extends Article {
    private static final long serialVersionUID = 1;
    private static final Set<String> LOUD = Set.of("critical", "high");

    private final transient InboxDesk desk;
    private final Checkbox choice = new Checkbox();
    private final NativeButton title = new NativeButton();
    private final Div more = new Div();
    private final Button save = new Button();
    private final Button read = new Button();
    private final Button done = new Button();
    private transient Item item;
    private boolean open;

    InboxItem(InboxDesk desk, Item item) {
        this.desk = desk;
        this.item = item;
        addClassName("inbox-item");
        setId("notification-" + item.id());
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", item.title());
        choice.setAriaLabel("Choose " + item.title());
        choice.addClassName("inbox-choice");
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                desk.chosen().run();
            }
        });
        title.addClassName("inbox-title");
        title.setText(item.title());
        title.addClickListener(_ -> toggle());
        more.addClassName("inbox-more");
        more.setVisible(false);
        add(choice, words(), actions(), more);
        keys();
        show();
    }

    Item item() {
        return item;
    }

    boolean chosen() {
        return choice.getValue();
    }

    void choose(boolean wanted) {
        choice.setValue(wanted);
    }

    /// Shows all of it, and that it has been read.
    void open() {
        if (!open) {
            toggle();
        }
    }

    private Div words() {
        var heading = new H2(title);
        var line = new Div();
        line.addClassNames("sub", "since");
        line.add(new Span(item.sender()), new Span(NotificationWords.topic(item.topic())), new Ago(item.at()));
        var words = new Div();
        words.addClassNames("words", "inbox-words");
        if (LOUD.contains(item.severity())) {
            words.add(new Badge(NotificationWords.tone(item.severity()), NotificationWords.severity(item.severity())));
        }
        words.add(heading, line);
        return words;
    }

    private Div actions() {
        quiet(save, () -> desk.mark(item, "saved", !item.saved(), this::now));
        quiet(read, () -> desk.mark(item, "read", !item.read(), this::now));
        quiet(done, this::finish);
        var row = new Div(read, save, done);
        row.addClassNames("actions", "inbox-actions");
        return row;
    }

    private static void quiet(Button button, Runnable act) {
        button.addClassName("quiet");
        button.addClickListener(_ -> act.run());
    }

    private void finish() {
        var wanted = !item.done();
        var said = wanted ? "Done: " + item.title() : "Back in the inbox: " + item.title();
        desk.mark(List.of(item.id()), "done", wanted, said);
    }

    private void toggle() {
        open = !open;
        if (open && more.getComponentCount() == 0) {
            item.body().ifPresent(body -> more.add(markdown(body)));
            more.add(links());
        }
        more.setVisible(open);
        title.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        if (open && !item.read()) {
            desk.mark(item, "read", true, this::now);
        }
    }

    private Component markdown(String text) {
        return SafeMarkdown.of(text);
    }

    private Div links() {
        var links = new Div();
        links.addClassName("actions");
        item.href().ifPresent(href -> links.add(follow(href)));
        item.entity().ifPresent(entity -> links.add(Links.entity(desk.tenant().slug(), entity)));
        if (links.getComponentCount() == 0 && item.body().isEmpty()) {
            var nothing = new Span("There is nothing more to it.");
            nothing.addClassName("sub");
            links.add(nothing);
        }
        return links;
    }

    private static Component follow(String href) {
        if (!href.startsWith("/")) {
            var outside = Links.outside(href, "Open " + host(href));
            outside.addClassNames("button-link", "secondary");
            return outside;
        }
        var link = new Anchor(href, "Open");
        link.addClassNames("button-link", "secondary");
        return link;
    }

    private static String host(String href) {
        try {
            var host = URI.create(href).getHost();
            return host == null ? href : host;
        } catch (IllegalArgumentException e) {
            return href;
        }
    }

    private void now(Item changed) {
        item = changed;
        show();
    }

    private void show() {
        getElement().getClassList().set("unread", !item.read());
        getElement().getClassList().set("saved", item.saved());
        title.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        label(
                read,
                item.read() ? "Mark as unread" : "Mark as read",
                item.read() ? VaadinIcon.ENVELOPE_O : VaadinIcon.ENVELOPE_OPEN_O);
        label(save, item.saved() ? "Do not keep" : "Save", item.saved() ? VaadinIcon.BOOKMARK : VaadinIcon.BOOKMARK_O);
        label(done, item.done() ? "Put back" : "Done", item.done() ? VaadinIcon.ARROW_BACKWARD : VaadinIcon.CHECK);
    }

    private void label(Button button, String words, VaadinIcon icon) {
        button.setIcon(icon.create());
        button.setAriaLabel(words + ": " + item.title());
        button.setTooltipText(words);
    }

    private void keys() {
        var here = "event.target.tagName == 'ARTICLE' || event.target.classList.contains('inbox-title')";
        key("s", here, () -> desk.mark(item, "saved", !item.saved(), this::now));
        key("u", here, () -> desk.mark(item, "read", !item.read(), this::now));
        key("e", here, this::finish);
        key("x", here, () -> {
            choice.setValue(!choice.getValue());
            desk.chosen().run();
        });
    }

    private void key(String key, String where, Runnable act) {
        getElement()
                .addEventListener("keydown", _ -> act.run())
                .setFilter("event.key == '" + key + "' && !event.ctrlKey && !event.metaKey && !event.altKey && ("
                        + where + ")");
    }

    /// Up and down go from one to the next, in the browser.
    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs("""
                this.addEventListener('keydown', event => {
                  const step = {ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling',
                    j: 'nextElementSibling', k: 'previousElementSibling'}[event.key];
                  const there = step && !event.ctrlKey && this[step];
                  const title = there && there.querySelector('.inbox-title');
                  if (title && event.target.localName !== 'input') { event.preventDefault(); title.focus(); }
                });""");
    }
}
