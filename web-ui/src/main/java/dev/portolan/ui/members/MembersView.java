package dev.portolan.ui.members;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import org.jspecify.annotations.Nullable;

/// Who belongs to the organization, and as what.
@Route(value = ":tenant/settings/members", layout = TenantLayout.class)
@PageTitle("Members · Portolan")
class MembersView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient Background background;
    private final Div content = new Div();
    private final NativeTableBody rows = new NativeTableBody();

    MembersView(SignedIn signedIn, AccountClient accounts, Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.background = background;
        addClassName("page");
        content.addClassName("stack");
        add(new PageHeader("Members").below("Who belongs to your organization, and as what."), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.MEMBER_READ);
        content.removeAll();
        rows.removeAll();
        content.add(Skeleton.rows(5));
        load(tenant, null);
    }

    private void load(TenantSession tenant, @Nullable String cursor) {
        background.load(() -> accounts.members(tenant.slug(), tenant, cursor), page -> show(tenant, page), problem -> {
            content.removeAll();
            content.add(ProblemBanner.of("The members could not be loaded", problem, () -> load(tenant, cursor)));
        });
    }

    private void show(TenantSession tenant, Page<Member> page) {
        content.removeAll();
        page.items().forEach(member -> rows.add(row(member)));
        var head = new NativeTableRow();
        for (var title : new String[] {"Name", "Role", "Member since"}) {
            var cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var table = new NativeTable(new NativeTableHeader(head), rows);
        table.setId("members");
        var frame = new Div(table);
        frame.addClassNames("card", "table-frame");
        content.add(frame);
        var next = page.next();
        if (next != null) {
            content.add(new Button("Show more", _ -> load(tenant, next)));
        }
    }

    private static NativeTableRow row(Member member) {
        var name = new Span(member.name() == null ? member.subject() : member.name());
        name.addClassName("strong");
        var words = new Div(name);
        words.addClassName("words");
        if (member.email() != null) {
            var email = new Span(member.email());
            email.addClassName("sub");
            words.add(email);
        }
        return new NativeTableRow(
                new NativeTableCell(words),
                new NativeTableCell(Badge.plain(member.role())),
                new NativeTableCell(new Ago(member.since())));
    }
}
