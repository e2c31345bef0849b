package dev.portolan.ui.members;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import org.jspecify.annotations.Nullable;

/// Who belongs to the organization, and as what; whom to let in and whom to let go.
@Route(value = ":tenant/settings/members", layout = TenantLayout.class)
@PageTitle("Members · Portolan")
class MembersView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient MembersClient members;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Members");
    private final TextField search = new TextField();
    private final Div content = new Div();
    private transient @Nullable MembersPart list;
    private transient @Nullable InvitationsPart invitations;

    MembersView(SignedIn signedIn, MembersClient members, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.members = members;
        this.changes = changes;
        this.background = background;
        addClassName("page");
        header.below("Who belongs to your organization, and what each may do.");
        search.setId("member-search");
        search.setAriaLabel("Search members");
        search.setPlaceholder("Name or e-mail");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                searched();
            }
        });
        var filter = new Div(search);
        filter.addClassName("filter");
        var filters = new Div(filter);
        filters.addClassName("filters");
        filters.getElement().setAttribute("role", "search");
        content.addClassName("stack");
        add(header, filters, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.MEMBER_READ);
        search.setValue(AddressFilters.read(event.getLocation(), "q"));
        content.removeAll();
        var desk = new MembersDesk(tenant, members, background, () -> load(UI.getCurrent()));
        var shown = new MembersPart(desk, header::count);
        list = shown;
        invitations = null;
        header.actions();
        if (desk.manages()) {
            var open = new InvitationsPart(desk);
            invitations = open;
            content.add(open);
            var invite = new Button("Invite", VaadinIcon.PLUS.create(), _ -> new InviteDialog(desk).open());
            invite.setId("invite");
            invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(invite);
        }
        content.add(shown);
        follow(shown, tenant);
        load(UI.getCurrent());
    }

    private void searched() {
        new AddressFilters()
                .with("q", search.getValue())
                .keep(this, UI.getCurrent().getActiveViewLocation().getPath());
        if (list != null) {
            list.load(UI.getCurrent(), search.getValue().strip());
        }
    }

    /// A colleague's change of a role or a removal shows here, too.
    private void follow(MembersPart shown, TenantSession tenant) {
        changes.follow(shown, tenant.tenant(), change -> {
            if (change instanceof Change.AccessChanged) {
                getUI().ifPresent(this::load);
            }
        });
    }

    private void load(UI page) {
        if (list != null) {
            list.load(page, search.getValue().strip());
        }
        if (invitations != null) {
            invitations.load(page);
        }
    }
}
