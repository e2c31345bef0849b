package dev.portolan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreadcrumbTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme                                | Home
            acme/catalog                        | Home > Catalog
            acme/catalog/default/component/web  | Home > Catalog > web
            acme/catalog/new                    | Home > Catalog > New entity
            acme/sources                        | Home > Sources
            acme/studio/0190f3a2                | Home > Studio > Draft
            acme/scorecards/0190f3a2            | Home > Scorecards > Scorecard
            acme/sources/errors                 | Home > Sources > Errors
            acme/sources/0190f3a2               | Home > Sources > Source
            acme/sources/import/7               | Home > Sources > Import > One import
            acme/settings/connections           | Home > Connections
            acme/plugins/marketplace            | Home > Plugins
            acme/plugins/portolan/uptime/log    | Home > Plugins > uptime
            acme/settings/members               | Home > Members
            acme/settings/tokens                | Home > API tokens
            acme/settings/invoices/42           | Home > Invoices > Invoice
            operator                            | Tenants
            operator/invoices                   | Invoices
            operator/invoices/42                | Invoices > Invoice
            operator/releases/ab12              | Releases > Release
            operator/reviews/0190f3a2           | Reviews > Submission
            operator/publishers/kiln            | Publishers > kiln
            operator/tenants/acme/timeline      | Tenants > acme
            """)
    void saysWhereOneIs(String path, String trail) {
        assertThat(Breadcrumb.crumbs(path).stream().map(Breadcrumb.Crumb::text).collect(Collectors.joining(" > ")))
                .isEqualTo(trail);
    }
}
