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
    'articlebody content body fulltext text articletext maintext contenthtml bodyhtml htmlcontent ' +
      'html contenttext bodytext story article articlecontent rawcontent contentelements fullcontent ' +
      'articlehtml postcontent bodycontent richtext blocks sections messagetext selftext summaryhtml ' +
      'fulldescription inhalt texte contenu contenido cuerpo texto testo corpo conteúdo conteudo treść ' +
      'tresc tekst teksti текст содержание içerik icerik metin nộidung 正文 内容 本文 본문 lexical mobiledoc ' +
      'markdown message storytext hauptteil fliesstext fließtext artikeltext volltext brödtext brodtekst ' +
      'textocompleto testointegrale textintegral treśćartykułu текстстатьи 正文内容 本文テキスト 기사본문',
  ),
  url: words(
    'url link canonicalurl permalink weburl articleurl href sourceurl pageurl externalurl links ' +
      'originalurl originalarticleurl resolvedurl givenurl newsurl storyurl urladdress canonical ' +
      'canonicallink websiteurl wwwurl shareurl webpageurl adresse enlace lien ссылка 链接 링크',
  ),
  published: words(
    'datepublished publishedat published publisheddate publicationdate displaydate firstpublishdate ' +
      'publishdate datepublish pubdate dategmt seendate dateunixtime date publishedon publishedtime ' +
      'publishtime publishedatutc firstpublished issued datetime timestamp createdat created ' +
      'datecreated time firstpublishedat publisheddatetime timepublished publishedutc ' +
      'publishedtimestamp publisheddateutc dateutc createdutc addedat savedat datepublication datum ' +
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
      'journaliste periodista giornalista jornalista журналист författare forfatter 記者 记者 기자 populatedauthors',
  ),
  publisher: words(
    'publisher sitename source sourcename publication site outlet provider newspaper website domain ' +
      'sourcedomain namesource cleanurl quelle fuente fonte источник kaynak 来源 sitetitle feedname ' +
      'publishername newssource medianame channeltitle',
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
      'featuredimage picture photo ogimage socialimage media jetpackfeaturedmediaurl featureimage ' +
      'previewpicture bannerimage socialimageurl heroimage coverimage cover thumb teaserimage ' +
      'promoitems featuredimg mainphoto preview leadimageurl bild imagen imagem immagine foto ' +
      'изображение 图片 photourl visual imagesrc thumbnails mediaattachments ogimageurl imagelink ' +
      'articleimage',
  ),
  id: words('guid uuid uri articleid externalid id identifier'),
};

function words(list: string): readonly string[] {
  return list.split(' ');
}

export type Field = keyof typeof NAMES;

/** The members of an item by their names without case and separators; of two that become one, the first. */
export function folded(item: JsonObject): JsonObject {
  const entries = Object.entries(item)
    .filter(([key]) => !OF_INDEX.test(key))
    .map(([key, value]) => [foldedName(key), value]);
  return Object.fromEntries(entries.toReversed());
}

/** What search services write into the records that they index (https://www.algolia.com/doc/api-reference/api-methods/search/). */
const OF_INDEX = /^_(?:tags|highlightResult|snippetResult|rankingInfo)$/;

/** Items of one list have the same names. */
const known = new Map<string, string>();
const MAX_KNOWN = 5_000;
const MAX_SIGNATURE = 2_000;

function foldedName(key: string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const name = key
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_.:-]/g, '')
    // Drupal puts its own fields under such names.
    .replace(/^field(?=\p{L}{3})/u, '');
  if (known.size > MAX_KNOWN) known.clear();
  known.set(key, name);
  return name;
}

/** True for the name of a member that is known to hold another field than `field`. */
export function isOther(key: string, field: Field): boolean {
  const fields = FIELDS_OF.get(foldedName(key)) ?? [];
  return fields.length > 0 && fields.every(([each]) => each !== field);
}

/** Which fields a name may be, and how good a name it is for each: 0 is the best. */
const FIELDS_OF = fieldsOf();

function fieldsOf(): ReadonlyMap<string, readonly (readonly [Field, number])[]> {
  const found = new Map<string, (readonly [Field, number])[]>();
  for (const [field, names] of Object.entries(NAMES) as [Field, readonly string[]][])
    names.forEach((name, rank) => {
      found.set(name, [...(found.get(name) ?? []), [field, rank]]);
    });
  return found;
}

/** The names that an item has for each field, best first. Items of one list have the same names, and so the same plan. */
type Plan = ReadonlyMap<Field, readonly string[]>;
const plans = new Map<string, Plan>();
/** An item is asked for a dozen fields, one after the other. */
let latest: { readonly item: JsonObject; readonly plan: Plan } | undefined;

function planOf(item: JsonObject): Plan {
  if (latest?.item === item) return latest.plan;
  const names = Object.keys(item);
  const signature = names.join('\n');
  const plan = plans.get(signature) ?? newPlan(names);
  if (plans.size > MAX_KNOWN) plans.clear();
  if (signature.length < MAX_SIGNATURE) plans.set(signature, plan);
  latest = { item, plan };
  return plan;
}

function newPlan(names: readonly string[]): Plan {
  const found = new Map<Field, (readonly [name: string, rank: number])[]>();
  for (const name of names)
    for (const [field, rank] of FIELDS_OF.get(name) ?? [])
      found.set(field, [...(found.get(field) ?? []), [name, rank]]);
  const best = [...found].map(([field, ranked]) => {
    const sorted = ranked.toSorted(([, one], [, other]) => one - other);
    return [field, sorted.map(([name]) => name)] as const;
  });
  return new Map(best);
}

/** The value of the best of a field's names that holds something. */
export function find(item: JsonObject, field: Field): unknown {
  const name = planOf(item)
    .get(field)
    ?.find((each) => isFilled(item[each]));
  return name === undefined ? undefined : item[name];
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (isObject(value) && Object.keys(value).length > 0);
}
