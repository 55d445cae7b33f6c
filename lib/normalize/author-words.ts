/** News agencies and desks, whole names. */
const AGENCY =
  /^(?:(?:the )?associated press|ap|a\.p\.|reuters|thomson reuters|afp|agence france[- ]presse|dpa|deutsche presse-agentur|efe|ansa|apa|sda|ats|keystone-sda|tass|тасс|ria novosti|риа новости|interfax|интерфакс|xinhua|新华社|新華社|kyodo(?: news)?|共同通信|jiji(?: press)?|yonhap|연합뉴스|pti|press trust of india|ani|ians|bloomberg(?: news)?|upi|united press international|pa media|press association|belga|anp|ntb|tt|ritzau|lusa|ukrinform|укринформ|укрінформ|unian|унiан|bns|mti|ctk|čtk|pap|hina|tanjug|agerpres|anadolu(?: ajansı| agency)?|aa|iha|dha|wam|mena|sana|irna|newsroom|news desk|web desk|editorial(?: board| team)?|staff(?: reports?)?|redaktion|redacción|redação|redazione|redactie|redakcja|redakce|редакция|редакція|la rédaction)$/i;

/** Words with which names of organizations end. */
const ORGANIZATION =
  /(?:^|[\s-])(?:news|press|agency|agentur|agence|agencia|agenzia|agência|newspaper|magazine|times|media|network|wires?|newswire|staff|desk|team|editors|newsroom|redaktion|redaction|inc|ltd|gmbh|llc|plc|foundation|institute|university|tv|radio|online|service|bureau|association|committee|council|ministry)\.?$/i;
/** Desks whose names look like a list: "Mac & i". */
const DESK = /^\p{Lu}[\p{L}\d]*\s?[&+]\s?\p{L}$/u;
const DOMAIN = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i;

const NOBODY =
  /^(?:none|null|nil|unknown|anonymous|admin|administrator|n\/a|na|-|author|authors|guest|user|root|webmaster|no author|noreply|no-reply|false|true|undefined|editor|unknown author|staff (?:writer|reporter)s?|(?:your )?name|nama|имя|гость|gast|invité|\w*admin|by|not available|\[?removed\]?)$/i;

/** Jobs, which stand behind a name and are no second author. */
const ROLE =
  /(?:^|[\s-])(?:editor|editor-in-chief|correspondent|reporter|writer|columnist|contributor|journalist|producer|analyst|critic|photographer|chief|anchor|host|intern|fellow|redakteur(?:in)?|reporterin|korrespondent(?:in)?|journaliste|envoyée? spéciale?|correspondante?|periodista|corresponsal|giornalista|jornalista|корреспондент|обозреватель)s?$/i;
const ROLE_WITH_PLACE =
  /^(?:special to|editing by|edited by|for|in|at)\s|\b(?:correspondent|editor|reporter|writer|staff)\b.{0,200}\b(?:in|at|of|for)\b/i;

/** True for placeholders that senders put where there is no author. */
export function isNobody(name: string): boolean {
  return NOBODY.test(name);
}

/** True for a desk whose name looks like a list. */
export function isDesk(name: string): boolean {
  return DESK.test(name);
}

/** True for an agency, a desk, a company or a site. */
export function isOrganization(name: string): boolean {
  return isDesk(name) || AGENCY.test(name) || ORGANIZATION.test(name) || DOMAIN.test(name);
}

/** True for a job title: "Political Editor", "Special to The Ledger". */
export function isRole(text: string): boolean {
  return ROLE.test(text) || ROLE_WITH_PLACE.test(text);
}

/** True for capitals behind a name that are no agency: degrees such as "RDN", which are nobody's name. */
export function isDegree(text: string): boolean {
  return /^[A-Z]{2,5}$/.test(text) && !isOrganization(text);
}
