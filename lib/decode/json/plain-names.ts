import { isObject, type JsonObject } from './fields.ts';

/** The names of every field, best first; case, `_`, `-` and blanks in them do not count. */
const NAMES = {
  headline: words(
    'headline title articletitle heading pagetitle titletext headlines webtitle posttitle ' +
      'hed hedline ueberschrift rubriek ' +
      'resolvedtitle storytitle newstitle subject titel überschrift schlagzeile titre título titulo ' +
      'titolo tytuł rubrik otsikko заголовок название başlık tiêuđề judul 标题 標題 タイトル 제목 عنوان',
  ),
  alternativeHeadline: words(
    'subtitle subheadline alternativeheadline kicker subtitel subheadlines deck untertitel soustitre ' +
      'unterzeile dachzeile ondertitel antetítulo antetitulo ' +
      'subtítulo sottotitolo підзаголовок подзаголовок',
  ),
  description: words(
    'description summary abstract excerpt teaser standfirst dek lead lede snippet intro ' +
      'shortdescription customexcerpt metadescription articlesummary subheading beschreibung ' +
      'vorspann anriss kurztext bajada entradilla samenvatting sammendrag zusammenfassung résumé resume chapo descripción descripcion resumen descrizione sommario opis ' +
      'streszczenie ingress описание анонс 摘要 概要 요약 ozet özet',
  ),
  body: words(
    'articlebody fullcontent content body fulltext text articletext maintext contenthtml bodyhtml htmlcontent ' +
      'html contenttext bodytext story article articlecontent rawcontent contentelements encoded ' +
      'bodycopy maincontent longtext articlehtml postcontent bodycontent richtext blocks sections messagetext selftext summaryhtml ' +
      'fulldescription inhalt texte contenu contenido cuerpo texto testo corpo conteúdo conteudo treść ' +
      'tresc tekst teksti текст содержание içerik icerik metin nộidung 正文 内容 本文 본문 lexical mobiledoc ' +
      'markdown message storytext hauptteil fliesstext fließtext artikeltext volltext brödtext brodtekst ' +
      'textocompleto testointegrale textintegral treśćartykułu текстстатьи 正文内容 本文テキスト 기사본문',
  ),
  url: words(
    'url link canonicalurl permalink weburl articleurl href sourceurl pageurl externalurl links ' +
      'originalurl originalarticleurl resolvedurl givenurl newsurl storyurl urladdress canonical ' +
      'canonicallink permalinkurl websiteurl wwwurl shareurl webpageurl adresse enlace lien ссылка 链接 링크',
  ),
  published: words(
    'datepublished firstpublishedat firstpublicationdate publishedat published publisheddate publicationdate displaydate firstpublishdate ' +
      'publishdate datepublish pubdate dategmt seendate dateunixtime date publishedon publishedtime ' +
      'publishtime publishedatutc firstpublished issued datetime timestamp createdutc createdat created ' +
      'datecreated lastpublished createdon time createdtime publishdatetime publisheddatetime timepublished publishedutc ' +
      'publishedtimestamp publisheddateutc dateutc addedat savedat datepublication datum ' +
      'veröffentlicht dateparution fecha data datapublicação dato pvm дата tarih 日期 发布时间 날짜 isodate ' +
      'crawled articledate newsdate postdate publishedparsed veroeffentlicht veröffentlichtam ' +
      'veroeffentlichtam erschienen erschienenam fechapublicacion fechadepublicacion datapubblicazione ' +
      'datadepublicação datadepublicacao datapublikacji publicatiedatum publiceringsdatum publicerad ' +
      'publisert udgivet julkaistu датапубликации опубликовано 発行日 公開日 掲載日時 发布日期 등록일',
  ),
  modified: words(
    'datemodified updatedat updated modifiedgmt modified modifiedat lastmodified lastupdated ' +
      'dateupdated changedat lastupdateddate lastupdatedat updateddate modifiedon lastedited ' +
      'aktualisiert aktualisiertam geändert geaendert actualizado aggiornato fechaactualizacion обновлено',
  ),
  author: words(
    'author authors byline creator by writer writers journalist authorname reporter authorsbyline ' +
      'publishedby creators credits contributors primaryauthor bylinetext authorinfo postedby autor ' +
      'autoren auteur auteurs autores autore autori автор авторы yazar skribent 作者 저자 kirjoittaja ' +
      'username account uid displayname ownername verfasser verfasserin redakteur redacteur redactor ' +
      'journaliste periodista giornalista jornalista журналист författare forfatter 記者 记者 기자 著者 筆者 執筆者 文 populatedauthors bylines publishedbylines firma autorin autorinnen user owner attributedto',
  ),
  publisher: words(
    'publisher sitename ogsitename sourcehostname source sourcename publication site outlet provider newspaper website domain ' +
      'sourcedomain namesource cleanurl quelle fuente fonte источник kaynak 来源 sitetitle feedname ' +
      'publishername newssource medianame channeltitle feedtitle',
  ),
  language: words('inlanguage language lang languagecode locale sprache langue idioma lingua язык'),
  section: words(
    'articlesection section sections sectionname category categories categoryname rubric topic ' +
      'categorywithinsource primarysection ressort rubrik rubrique sección seccion sezione рубрика ' +
      'primarytag column newsdesk',
  ),
  keywords: words(
    'keywords tags hashtags topics labels taxonomy taglist schlagwörter motsclés etiquetas теги 标签',
  ),
  image: words(
    'image imageurl urltoimage images thumbnail thumbnailurl mainimage leadimage topimage ' +
      'featuredimage picture photo coverimage heroimage ogimage socialimage cover media jetpackfeaturedmediaurl featureimage ' +
      'previewpicture bannerimage socialimageurl thumb teaserimage ' +
      'promoitems featuredimg mainphoto preview leadimageurl bild imagen imagem immagine foto ' +
      'изображение 图片 photourl visual imagesrc thumbnails mediaattachments ogimageurl imagelink ' +
      'articleimage fullpicture mediathumbnail mediacontent enclosure',
  ),
  id: words('guid uuid uri articleid externalid id identifier'),
};

function words(list: string): readonly string[] {
  return [...new Set(list.split(' ').map(withoutMarks))];
}

export type Field = keyof typeof NAMES;

/** A known name of a field, and how good a name it is for it: 0 is the best. */
type Ranked = readonly [field: Field, rank: number];

/** Which fields a name may be. */
const FIELDS_OF = fieldsOf();

function fieldsOf(): ReadonlyMap<string, readonly Ranked[]> {
  const found = new Map<string, Ranked[]>();
  for (const [field, names] of Object.entries(NAMES) as [Field, readonly string[]][])
    names.forEach((name, rank) => {
      found.set(name, [...(found.get(name) ?? []), [field, rank]]);
    });
  return found;
}

/** The names that an item has for each field, best first. */
type Plan = ReadonlyMap<Field, readonly string[]>;

/** What the names of an item's members say. Items of one table have one. */
export interface Names {
  /** The folded name of each member by its own. */
  readonly folded: ReadonlyMap<string, string>;
  readonly plan: Plan;
}

/** An item by the folded names of its members: without case and separators; of two that become one, the first. */
export interface Named {
  readonly members: JsonObject;
  readonly plan: Plan;
}

/** What search services write into the records that they index (https://www.algolia.com/doc/api-reference/api-methods/search/). */
const OF_INDEX = /^_(?:tags|highlightResult|snippetResult|rankingInfo)$/;

export function namesOf(keys: readonly string[]): Names {
  const folded = new Map(keys.filter((key) => !OF_INDEX.test(key)).map((key) => [key, foldedName(key)]));
  return { folded, plan: planOf([...folded.values()]) };
}

export function named(item: JsonObject, { folded, plan } = namesOf(Object.keys(item))): Named {
  const members: Record<string, unknown> = {};
  for (const [key, name] of folded) members[name] ??= item[key];
  return { members, plan };
}

/** `item` with more members, under folded names. */
export function withMembers({ members }: Named, more: JsonObject): Named {
  const all = { ...members, ...more };
  return { members: all, plan: planOf(Object.keys(all)) };
}

/** Marks on letters do not count either: not everybody types them in names of columns. */
function withoutMarks(name: string): string {
  return /^[ -~]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

function foldedName(key: string): string {
  return (
    withoutMarks(key)
      .replace(/^\uFEFF/, '')
      .toLowerCase()
      // Namespaces of feeds that were turned into JSON.
      .replace(/^(?:dc|dcterms|content|atom|schema):(?=[a-z])/, '')
      .replace(/[\s_.:-]/g, '')
      // Drupal puts its own fields under such names.
      .replace(/^field(?=\p{L}{3})/u, '')
  );
}

/** What systems put before the name of a field to say whose it is, or which of several. */
const BEFORE =
  /^(?:the|story|post|article|news|item|entry|page|node|main|full|original|raw|clean(?:ed)?|extracted|meta|og|first|primary|lead|top|featured?|hero|default|web)(?=\p{L}{3})(?!data$)/u;
/** Names of people, things and places are no names of fields with a word before them. */
const AFFIXED: ReadonlySet<Field> = new Set<Field>([
  'headline',
  'alternativeHeadline',
  'description',
  'body',
  'url',
  'published',
  'modified',
  'author',
  'image',
  'keywords',
  'language',
]);
/** A name with words around it is worse than any without. */
const WORSE = 1_000;

/** The fields that a folded name may be: as it stands, else in the singular or without a word before it. */
function fieldsNamed(name: string): readonly Ranked[] {
  const known = FIELDS_OF.get(name);
  if (known !== undefined || name.length > 40) return known ?? [];
  const bare = name.replace(BEFORE, '');
  const near = [name.replace(/s$/, ''), bare, bare.replace(/s$/, '')].find((each) => FIELDS_OF.has(each));
  return (FIELDS_OF.get(near ?? '') ?? [])
    .filter(([field]) => AFFIXED.has(field))
    .map(([field, rank]) => [field, rank + WORSE]);
}

function planOf(names: readonly string[]): Plan {
  const found = new Map<Field, (readonly [name: string, rank: number])[]>();
  for (const name of names)
    for (const [field, rank] of fieldsNamed(name)) {
      const ranked = found.get(field);
      if (ranked === undefined) found.set(field, [[name, rank]]);
      else ranked.push([name, rank]);
    }
  return new Map(
    [...found].map(([field, ranked]) => [
      field,
      ranked.sort(([, one], [, other]) => one - other).map(([name]) => name),
    ]),
  );
}

/** True for the name of a member that is known to hold another field than `field`. */
export function isOther(key: string, field: Field): boolean {
  const fields = FIELDS_OF.get(foldedName(key)) ?? [];
  return fields.length > 0 && fields.every(([each]) => each !== field);
}

/** The fields that a member may be by its name, as it stands. */
export function fieldsOfKey(key: string): readonly Field[] {
  return (FIELDS_OF.get(foldedName(key)) ?? []).map(([field]) => field);
}

/** The value of the best of a field's names that holds something. */
export function find({ members, plan }: Named, field: Field): unknown {
  for (const name of plan.get(field) ?? []) if (isFilled(members[name])) return members[name];
  return undefined;
}

/** The values of a field's names that hold something, best first. */
export function findAll({ members, plan }: Named, field: Field): readonly unknown[] {
  return (plan.get(field) ?? []).map((name) => members[name]).filter(isFilled);
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (isObject(value) && Object.keys(value).length > 0);
}
