//! Names of columns in the tables of other programs, in English, German, French and Spanish.
//!
//! Taken from the headers that Google Contacts, Outlook (in these languages), LinkedIn, HubSpot, Pipedrive, Salesforce,
//! lexoffice and DATEV write, and from what people call columns themselves. Folded: no case, no marks, no signs.

use super::map::{Part, Target};

const PLAIN: &[(&[&str], Target)] = &[
    (
        &[
            "name",
            "full name",
            "fullname",
            "display name",
            "contact name",
            "contact",
            "client name",
            "customer name",
            "kunde",
            "mandant",
            "klient",
            "kontakt",
            "ansprechpartner",
            "vollstandiger name",
            "anzeigename",
            "nom complet",
            "nom et prenom",
            "nombre completo",
            "nombre y apellidos",
            "person",
        ],
        Target::Full,
    ),
    (
        &[
            "first name",
            "firstname",
            "given name",
            "givenname",
            "forename",
            "first",
            "vorname",
            "prenom",
            "nombre",
            "rufname",
        ],
        Target::Given,
    ),
    (
        &[
            "middle name",
            "additional name",
            "middlename",
            "weitere vornamen",
            "zweiter vorname",
            "deuxieme prenom",
            "segundo nombre",
        ],
        Target::Additional,
    ),
    (
        &[
            "last name",
            "lastname",
            "family name",
            "familyname",
            "surname",
            "last",
            "nachname",
            "familienname",
            "zuname",
            "nom",
            "nom de famille",
            "apellido",
            "apellidos",
        ],
        Target::Family,
    ),
    (
        &[
            "name prefix",
            "prefix",
            "salutation",
            "anrede",
            "titel",
            "civilite",
            "titre",
            "tratamiento",
            "titulo",
            "honorific prefix",
        ],
        Target::Prefix,
    ),
    (&["name suffix", "suffix", "namenszusatz", "suffixe", "sufijo", "honorific suffix"], Target::Suffix),
    (&["nickname", "spitzname", "surnom", "apodo", "alias"], Target::Nickname),
    (
        &[
            "yomi name",
            "phonetic name",
            "phonetic first name",
            "phonetic last name",
            "given name yomi",
            "family name yomi",
        ],
        Target::Phonetic,
    ),
    (
        &[
            "company",
            "company name",
            "organization",
            "organisation",
            "organization name",
            "account name",
            "firm",
            "employer",
            "firma",
            "unternehmen",
            "firmenname",
            "arbeitgeber",
            "organisation name",
            "societe",
            "entreprise",
            "empresa",
            "compania",
            "organizacion",
        ],
        Target::Firm,
    ),
    (
        &["department", "organization department", "abteilung", "service", "departement", "departamento"],
        Target::Unit,
    ),
    (
        &[
            "title",
            "job title",
            "jobtitle",
            "position",
            "organization title",
            "funktion",
            "berufsbezeichnung",
            "fonction",
            "poste",
            "cargo",
            "puesto",
        ],
        Target::Title,
    ),
    // Outlook has a position and a profession, and both may be filled.
    (&["role", "rolle", "occupation", "profession", "beruf", "profesion"], Target::Role),
    (
        &[
            "birthday",
            "birth date",
            "birthdate",
            "date of birth",
            "dateofbirth",
            "dob",
            "geburtstag",
            "geburtsdatum",
            "geb datum",
            "anniversaire",
            "date de naissance",
            "cumpleanos",
            "fecha de nacimiento",
        ],
        Target::Birthday,
    ),
    (
        &[
            "anniversary",
            "wedding anniversary",
            "jahrestag",
            "hochzeitstag",
            "anniversaire de mariage",
            "aniversario",
        ],
        Target::Anniversary,
    ),
    (
        &[
            "notes",
            "note",
            "comment",
            "comments",
            "remarks",
            "description",
            "notizen",
            "notiz",
            "bemerkung",
            "bemerkungen",
            "kommentar",
            "remarques",
            "notas",
            "comentarios",
            "observaciones",
        ],
        Target::Note,
    ),
    (
        &[
            "categories",
            "category",
            "group membership",
            "labels",
            "groups",
            "tags",
            "kategorien",
            "kategorie",
            "gruppe",
            "gruppen",
            "schlagworter",
            "categorie",
            "etiquettes",
            "categorias",
            "etiquetas",
        ],
        Target::Category,
    ),
];

/// Names, the label their values get, and what they mean.
type LabelledNames = (&'static [&'static str], &'static str, fn(String) -> Target);

const LABELLED: &[LabelledNames] = &[
    (
        &[
            "e mail",
            "email",
            "mail",
            "e mail address",
            "email address",
            "mail address",
            "primary email",
            "email 1",
            "e mail 1",
            "e mail adresse",
            "e mail 1 adresse",
            "mailadresse",
            "emailadresse",
            "courriel",
            "adresse e mail",
            "adresse de messagerie",
            "correo",
            "correo electronico",
            "direccion de correo electronico",
            "e mail 2 address",
            "e mail 3 address",
            "email 2",
            "email 3",
            "e mail 2 adresse",
            "e mail 3 adresse",
            "e mail 2",
            "e mail 3",
            "secondary email",
        ],
        "",
        Target::Mail,
    ),
    (
        &[
            "work email",
            "business email",
            "email work",
            "e mail work",
            "e mail geschaftlich",
            "e mail dienstlich",
        ],
        "work",
        Target::Mail,
    ),
    (&["home email", "personal email", "private email", "email home", "e mail privat"], "home", Target::Mail),
    (
        &[
            "phone",
            "phone number",
            "telephone",
            "tel",
            "primary phone",
            "telefon",
            "telefonnummer",
            "telephone 1",
            "telefono",
            "rufnummer",
            "phone 1",
            "phone 2",
            "other phone",
            "weiteres telefon",
            "haupttelefon",
        ],
        "",
        Target::Phone,
    ),
    (
        &[
            "mobile",
            "mobile phone",
            "cell",
            "cell phone",
            "mobile number",
            "mobile phone 2",
            "mobiltelefon",
            "mobiltelefon 2",
            "mobil",
            "handy",
            "handynummer",
            "portable",
            "telephone mobile",
            "tel mobile",
            "movil",
            "telefono movil",
            "celular",
        ],
        "cell",
        Target::Phone,
    ),
    (
        &[
            "business phone",
            "work phone",
            "business phone 2",
            "office phone",
            "telefon geschaftlich",
            "telefon geschaftlich 2",
            "telefon buro",
            "telefon firma",
            "telephone bureau",
            "telephone professionnel",
            "telefono del trabajo",
            "telefono trabajo",
        ],
        "work",
        Target::Phone,
    ),
    (
        &[
            "home phone",
            "home phone 2",
            "private phone",
            "telefon privat",
            "telefon privat 2",
            "telephone domicile",
            "telephone prive",
            "telefono particular",
            "telefono de casa",
        ],
        "home",
        Target::Phone,
    ),
    (
        &[
            "business fax",
            "work fax",
            "fax geschaftlich",
            "fax",
            "faxnummer",
            "fax professionnel",
            "telecopie bureau",
        ],
        "fax, work",
        Target::Phone,
    ),
    (&["home fax", "fax privat"], "fax, home", Target::Phone),
    (&["other fax", "weiteres fax"], "fax", Target::Phone),
    (&["pager"], "pager", Target::Phone),
    (&["company main phone", "telefon firma zentrale"], "main", Target::Phone),
    (&["car phone", "autotelefon"], "car", Target::Phone),
    (&["assistants phone", "telefon assistent"], "assistant", Target::Phone),
    (&["radio phone"], "radio", Target::Phone),
    (&["tty tdd phone", "telefon fur horbehinderte"], "textphone", Target::Phone),
    (&["callback", "ruckmeldung"], "callback", Target::Phone),
    (&["isdn"], "isdn", Target::Phone),
    (
        &[
            "web page",
            "website",
            "web site",
            "homepage",
            "url",
            "webseite",
            "internetseite",
            "site web",
            "pagina web",
            "personal web page",
        ],
        "",
        Target::Link,
    ),
    (&["linkedin", "linkedin url", "linkedin profile", "linkedin profil"], "linkedin", Target::Link),
    (
        &["spouse", "spouse name", "partner", "partner name", "ehepartner", "conjoint", "conyuge"],
        "spouse",
        Target::Related,
    ),
    (
        &["managers name", "manager", "name des der vorgesetzten", "vorgesetzter", "responsable"],
        "manager",
        Target::Related,
    ),
    (&["assistants name", "assistant", "name assistent"], "assistant", Target::Related),
    (&["children", "kinder", "enfants", "hijos"], "child", Target::Related),
    (&["referred by", "empfohlen von"], "referred by", Target::Related),
    (&["connected on"], "connected", Target::Date),
    (
        &["client since", "customer since", "kunde seit", "mandant seit", "client depuis", "cliente desde"],
        "client since",
        Target::Date,
    ),
];

const PARTS: &[(&[&str], Part)] = &[
    (&["address", "full address", "anschrift", "adresse", "direccion"], Part::Whole),
    (
        &[
            "street",
            "street address",
            "address 1",
            "address line 1",
            "street 1",
            "strasse",
            "strasse und hausnummer",
            "strasse hausnummer",
            "rue",
            "calle",
            "mailing street",
            "street 2",
            "street 3",
            "address 2",
            "address 3",
            "address line 2",
            "strasse 2",
            "strasse 3",
            "rue 2",
            "rue 3",
        ],
        Part::Street,
    ),
    (&["street number", "house number", "hausnummer", "hausnr", "numero"], Part::House),
    (
        &[
            "city",
            "town",
            "suburb",
            "locality",
            "ort",
            "stadt",
            "wohnort",
            "ville",
            "ciudad",
            "poblacion",
            "mailing city",
        ],
        Part::Locality,
    ),
    (
        &[
            "state",
            "region",
            "county",
            "province",
            "state province",
            "bundesland",
            "bundesland kanton",
            // "Weiteres/r Bundesland/Kanton", "Weiteres/e Land/Region": so Outlook bends its words.
            "r bundesland kanton",
            "kanton",
            "dep region",
            "provincia",
            "estado",
            "mailing state",
        ],
        Part::Region,
    ),
    (
        &[
            "postal code",
            "postcode",
            "zip",
            "zip code",
            "zip postal code",
            "postleitzahl",
            "plz",
            "code postal",
            "codigo postal",
            "mailing zip postal code",
        ],
        Part::PostalCode,
    ),
    (
        &[
            "country",
            "country region",
            "land",
            "land region",
            "e land region",
            "pays",
            "pays region",
            "pais",
            "pais o region",
            "mailing country",
        ],
        Part::Country,
    ),
    (&["po box", "address po box", "postfach", "boite postale"], Part::PoBox),
];

/// Words that say where an address is used: at the beginning (Outlook in English) or the end (in other languages).
const PLACES: &[(&str, &str)] = &[
    ("business", "work"),
    ("work", "work"),
    ("company", "work"),
    ("office", "work"),
    ("geschaftlich", "work"),
    ("firma", "work"),
    ("bureau", "work"),
    ("del trabajo", "work"),
    ("home", "home"),
    ("privat", "home"),
    ("domicile", "home"),
    ("particular", "home"),
    ("other", "other"),
    ("weitere", "other"),
    ("weiterer", "other"),
    ("weiteres", "other"),
    ("autre", "other"),
];

/// What a column of that name means, its name being folded.
pub(super) fn known(key: &str) -> Option<Target> {
    let plain = PLAIN.iter().find(|(names, _)| names.contains(&key)).map(|(_, target)| target.clone());
    let labelled = || {
        LABELLED
            .iter()
            .find(|(names, ..)| names.contains(&key))
            .map(|(_, label, target)| target((*label).to_owned()))
    };
    plain.or_else(labelled).or_else(|| address(key)).or_else(|| underlined(key))
}

fn address(key: &str) -> Option<Target> {
    let part = |key: &str| PARTS.iter().find(|(names, _)| names.contains(&key)).map(|(_, part)| *part);
    if let Some(part) = part(key) {
        return Some(Target::Address(String::new(), part));
    }
    PLACES
        .iter()
        .find_map(|(word, label)| {
            let rest = key.strip_prefix(word).or_else(|| key.strip_suffix(word))?.trim();
            // "Straße geschäftlich 2" has its place in the middle.
            Some(Target::Address((*label).to_owned(), part(rest)?))
        })
        .or_else(|| {
            let (start, number) = key.rsplit_once(' ').filter(|(_, number)| matches!(*number, "2" | "3"))?;
            match address(start)? {
                Target::Address(label, Part::Street) => {
                    Some(Target::Address(label, Part::Street)).filter(|_| !number.is_empty())
                }
                _ => None,
            }
        })
}

/// `contact_first_name` and `person - Email`: the noun before the field says nothing new.
fn underlined(key: &str) -> Option<Target> {
    let (noun, field) = key.split_once(' ')?;
    matches!(noun, "contact" | "person" | "client" | "customer" | "kunden" | "kontakt")
        .then(|| known(field))?
}
