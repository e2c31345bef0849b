package dev.portolan.ui.members;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The members in a table, with their roles to change and the way out.
final class MembersPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient MembersDesk desk;
    private final transient Consumer<String> counted;
    private final transient Latest latest;
    private final DataTable table;
    private final Div more = new Div();
    private transient String text = "";
    private int rows;

    /// @param counted takes how many there are
    MembersPart(MembersDesk desk, Consumer<String> counted) {
        this.desk = desk;
        this.counted = counted;
        this.latest = new Latest(desk.background());
        this.table = new DataTable("members", "Name", "Role", "Member since", "Last seen", "");
        addClassNames("card", "stack");
        add(Skeleton.rows(5));
    }

    /// @param wanted part of a name or an address
    void load(UI page, String wanted) {
        text = wanted;
        page(page, null);
    }

    private void page(UI page, @Nullable String cursor) {
        latest.load(
                page,
                () -> desk.members().members(desk.tenant().slug(), desk.tenant(), text, cursor),
                found -> show(found, cursor == null),
                problem -> failed(page, problem));
    }

    private void show(Page<Member> page, boolean first) {
        if (first) {
            removeAll();
            table.clear();
            rows = 0;
            add(table, more);
        }
        more.removeAll();
        page.items().forEach(this::row);
        rows += page.items().size();
        if (rows == 0) {
            removeAll();
            add(new EmptyState(VaadinIcon.SEARCH, "Nobody is called that", "Look for part of a name or an address."));
        }
        var next = page.next();
        counted.accept(rows + (next == null ? "" : "+"));
        if (next != null) {
            more.add(new Button("Show more", _ -> page(UI.getCurrent(), next)));
        }
    }

    private void row(Member member) {
        var name = new Span(name(member));
        name.addClassName("strong");
        var first = new Div(name);
        first.addClassName("actions");
        if (desk.self(member)) {
            first.add(Badge.plain("You"));
        }
        var email = member.email() == null ? "" : member.email();
        var seen = member.lastSeen() == null ? new Span("–") : new Ago(member.lastSeen());
        var row = table.row(
                DataTable.twoLines(first, email), role(member), new Ago(member.since()), seen, buttons(member));
        row.setId("member-" + member.subject());
    }

    private Component role(Member member) {
        if (!desk.manages(member)) {
            var words = Badge.plain(member.role());
            words.setTitle(RoleWords.meaning(member.role()));
            return words;
        }
        var select = new Select<String>();
        select.addClassName("role-select");
        select.setItems(RoleWords.givenBy(desk.tenant().role()));
        select.setItemLabelGenerator(RoleWords::title);
        select.setAriaLabel("Role of " + name(member));
        select.setValue(member.role());
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                change(member, select, change.getOldValue(), change.getValue());
            }
        });
        return select;
    }

    private void change(Member member, Select<String> select, String before, String role) {
        select.setReadOnly(true);
        desk.background()
                .load(
                        () -> desk.members().changeRole(desk.tenant().slug(), desk.tenant(), member.subject(), role),
                        _ -> {
                            select.setReadOnly(false);
                            Toast.say(name(member) + " is now " + RoleWords.withArticle(role) + ".");
                        },
                        problem -> {
                            select.setReadOnly(false);
                            select.setValue(before);
                            Toast.refused(
                                    name(member) + " stays " + RoleWords.withArticle(before) + ": " + problem.detail());
                        });
    }

    private Component buttons(Member member) {
        if (desk.self(member)) {
            return DataTable.buttons(button(
                    "Leave",
                    () -> ask(
                            "Leave this organization?",
                            "You lose access at once, and your API tokens end. Only an invitation brings you back.",
                            "Leave",
                            member)));
        }
        if (!desk.manages(member)) {
            return new Div();
        }
        var remove = button(
                "Remove",
                () -> ask(
                        "Remove " + name(member) + "?",
                        name(member)
                                + " loses access at once, in open pages too, and the API tokens of that person end."
                                + " What they did stays in the audit log.",
                        "Remove",
                        member));
        remove.setAriaLabel("Remove " + name(member));
        return DataTable.buttons(remove);
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.addClassName("quiet");
        return button;
    }

    private void ask(String title, String text, String verb, Member member) {
        Confirm.danger(title, text, verb, () -> remove(member)).open();
    }

    private void remove(Member member) {
        desk.background()
                .act(
                        () -> desk.members().remove(desk.tenant().slug(), desk.tenant(), member.subject()),
                        () -> removed(member),
                        problem -> Toast.refused(name(member) + " could not be removed: " + problem.detail()));
    }

    private void removed(Member member) {
        if (desk.self(member)) {
            UI.getCurrent().navigate("tenants");
        } else {
            Toast.say(name(member) + " was removed.");
            desk.changed().run();
        }
    }

    private static String name(Member member) {
        return member.name() == null || member.name().isBlank() ? member.subject() : member.name();
    }

    private void failed(UI page, ProblemException problem) {
        removeAll();
        add(ProblemBanner.of("The members could not be loaded", problem, () -> load(page, text)));
    }
}
