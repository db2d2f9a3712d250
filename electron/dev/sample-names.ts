/** How people of one culture are called. Names in other scripts carry their Latin form after a colon, for e-mails. */
export type Culture = {
  readonly code: string;
  readonly language: string;
  /** Countries where most of a shop's customers are called so. */
  readonly home: readonly string[];
  /** Share of the customers elsewhere. */
  readonly share: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly order: 'first-last' | 'last-first';
  readonly joined: 'blank' | 'nothing';
  readonly doubles: 'hyphen' | 'blank' | 'never';
};

/** Every culture of a sample shop, the frequent ones first. */
export const cultures: readonly Culture[] = [
  culture('gb', 'en', ['GB', 'IE', 'US', 'AU', 'NZ', 'CA', 'ZA'], 14, 'hyphen', {
    first: `Oliver Amelia George Olivia Noah Isla Arthur Ava Harry Lily Leo Freya Muhammad Florence Jack Willow Charlie Grace Oscar
      Emily Jacob Sophie Henry Ella Thomas Poppy Freddie Charlotte Alfie Evie Theo Rosie William Daisy Theodore Alice Archie Phoebe
      Joshua Sienna Alexander Harriet James Matilda Isaac Eleanor Edward Elsie Lucas Maisie Tommy Martha Finley Beatrice Max Imogen
      Siân Niamh Saoirse Ciarán Zoë Chloë Seán Eoin Aoife Rhys Dylan Gwen Hamish Fiona Callum Morag Priya Aisha Kwame Temi`,
    last: `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood
      Jackson Clarke Patel Khan Lewis James Phillips Mason Mitchell Rose Davis Cooper Hill Ward Morris Moore Clark Lee King Baker
      Harrison Morgan Allen O'Neill O'Brien O’Connor D’Arcy MacDonald McKenzie FitzGerald Begum Okafor Adeyemi Shah Hussain Ali Singh`,
    stems:
      'Ash Brad Hart Whit Lang Black Thorn Wex Hal Stan Wid Ald Hol Pem Ches Rad Lin Mar Nor Brom Far Har Kin Wor Cot Den Elm Fen',
    ends: 'ford ton ley well wood field worth by ham croft stead man ridge low den combe',
  }),
  culture('de', 'de', ['DE', 'AT', 'CH', 'LI', 'LU'], 10, 'hyphen', {
    first: `Emma Ben Mia Paul Hannah Leon Emilia Finn Sofia Elias Lina Jonas Anna Luis Lea Noah Marie Luca Lena Felix Clara Maximilian
      Johanna Henry Frieda Moritz Ida Jakob Greta Anton Mathilda Emil Charlotte Karl Luise Theo Jürgen Günther Käthe Jörg Björn Sören
      Hans Ursula Dieter Monika Klaus Renate Uwe Gisela Heinz Ingrid Manfred Helga Werner Karin Wolfgang Brigitte Rüdiger Änne Özlem`,
    last: `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder
      Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler
      Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Groß Böhm Jäger Strauß Großmann`,
    stems:
      'Stein Wald Linden Rosen Ober Nieder Eichen Brunn Hoch Grün Kirch Busch Birn Lauter Sonn Frei Alten Neu Mühl Schön',
    ends: 'mann bauer müller meier hofer bach feld berg haus thal hausen brink ecker wieser',
  }),
  culture('pl', 'pl', ['PL'], 7, 'hyphen', {
    first: `Zuzanna Antoni Julia Jan Zofia Aleksander Maja Franciszek Hanna Jakub Łucja Stanisław Małgorzata Wojciech Łukasz Paweł Michał
      Świętosława Błażej Żaneta Agnieszka Krzysztof Grażyna Zbigniew Elżbieta Tadeusz Jadwiga Mieczysław Halina Ryszard`,
    last: `Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski
      Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Nowakowski Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Łęcki Żak Ścibor`,
    stems:
      'Brzoz Dęb Lip Jasiń Makow Ostrow Sikor Zawadz Gór Polań Rzep Chmiel Urbań Sadow Wilcz Biał Czern Kalin Rud Star',
    ends: 'owski ewski iński ecki ak czyk owicz',
  }),
  culture('es', 'es', ['ES', 'MX', 'AR', 'CL', 'CO', 'PE', 'UY', 'CR'], 7, 'blank', {
    first: `Lucía Hugo Sofía Mateo Martina Martín María Lucas Julia Leo Paula Daniel Valeria Alejandro Emma Manuel Daniela Pablo Carla
      Álvaro Alma Adrián Olivia Enzo Carmen José Íñigo Begoña Núria Joaquín Inés Óscar Ángel Concepción Jesús Iván Rocío Nicolás`,
    last: `García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz Álvarez
      Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Molina Blanco Morales Suárez Ortega Delgado
      Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Peña`,
  }),
  culture('fr', 'fr', ['FR', 'BE', 'LU'], 7, 'hyphen', {
    first: `Gabriel Jade Léo Louise Raphaël Emma Louis Ambre Arthur Alice Jules Rose Maël Anna Noah Alba Adam Romy Lucas Mia Hugo Lina
      Éloïse François Zoé Théo Chloé Inès Noémie Cédric Gaëlle Hélène Jérôme Françoise Benoît Aurélie Rémi Maëlys Loïc Océane`,
    last: `Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel
      Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefebvre Faure André Mercier Blanc Guérin Boyer Garnier
      Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson L’Hermitte N’Diaye D'Aubigné`,
    stems: 'Beau Bon Mont Clair Val Roche Fontan Haut Chas Des Mar Gran Bel Ville Cour',
    ends: 'champ temps clair fort mont bois val ville court neau telier villiers',
  }),
  culture('tr', 'tr', ['TR'], 5, 'never', {
    first: `Yusuf Zeynep Alparslan Asel Göktuğ Defne Ömer Elif Eymen Azra Ayşe İbrahim Çağla Şükrü Gülşen Işıl Özgür Uğur Hüseyin Kıvanç
      İrem Barış Şule Çınar Müge Oğuz Tuğba Volkan Nesrin Ümit`,
    last: `Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek
      Polat Korkmaz Karataş Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık`,
  }),
  culture('vi', 'vi', ['VN'], 4, 'never', {
    first: `Anh Bảo Châu Dũng Đức Giang Hà Hiếu Hương Khánh Lan Linh Long Mai Minh Nam Ngọc Nhung Phương Quân Sơn Tâm Thảo Thủy Trang
      Trí Tuấn Vân Việt Yến Đạt Ánh`,
    last: `Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tô`,
  }),
  culture('nord', 'da', ['DK', 'NO', 'SE', 'FI', 'IS'], 4, 'hyphen', {
    first: `Søren Åse Bjørn Jørgen Øystein Håkon Ingrid Lars Anne Mette Kåre Märta Göran Åsa Päivi Jyrki Þóra Guðrún Sigurður Freja Emil`,
    last: `Nielsen Jensen Hansen Pedersen Sørensen Jørgensen Møller Ødegård Bjørnstad Åberg Öberg Lindström Sjögren Virtanen Mäkelä
      Hämäläinen Þórsdóttir Guðmundsson Kjær Nørgaard Østergaard Strøm Dahl Haugen`,
  }),
  culture('it', 'it', ['IT', 'MT'], 5, 'never', {
    first: `Leonardo Sofia Francesco Giulia Alessandro Aurora Lorenzo Ginevra Mattia Alice Niccolò Beatrice Tommaso Chiara Edoardo Nicolò
      Maria Giuseppe Antonella Giovanni Rosaria Domenico Desirée Noè`,
    last: `Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De~Luca Mancini Costa Giordano Rizzo
      Lombardi Moretti D'Angelo D’Amico Dell'Acqua Nicolò Lo~Presti Di~Stefano Pellegrini Caruso Ferrara Santoro Cattaneo Niccolò`,
  }),
  culture('gr', 'el', ['GR', 'CY'], 2, 'never', {
    first: `Γιώργος:giorgos Μαρία:maria Κώστας:kostas Ελένη:eleni Δημήτρης:dimitris Κατερίνα:katerina Νίκος:nikos Βασιλική:vasiliki
      Γιάννης:giannis Σοφία:sofia Παναγιώτης:panagiotis Αγγελική:angeliki`,
    last: `Παπαδόπουλος:papadopoulos Παππάς:pappas Καραγιάννης:karagiannis Βλάχος:vlachos Ιωαννίδης:ioannidis Οικονόμου:oikonomou
      Παπαγεωργίου:papageorgiou Μακρής:makris Κωνσταντινίδης:konstantinidis Δημόπουλος:dimopoulos`,
  }),
  culture('cyr', 'uk', ['UA', 'BG', 'RS'], 2, 'never', {
    first: `Олена:olena Андрій:andrij Наталія:natalia Сергій:serhij Юлія:yulia Дмитро:dmytro Ольга:olha Ігор:ihor Тетяна:tetiana
      Світлана:svitlana Фёдор:fyodor Алёна:alyona`,
    last: `Шевченко:shevchenko Бондаренко:bondarenko Коваленко:kovalenko Ткаченко:tkachenko Кравченко:kravchenko Іваненко:ivanenko
      Мельник:melnyk Поліщук:polishchuk Йовович:jovovich Соловйов:solovjov Кузнецов:kuznetsov`,
  }),
  culture('ar', 'ar', ['EG', 'SA', 'AE'], 2, 'never', {
    first: `محمد:mohamed فاطمة:fatima أحمد:ahmed مريم:maryam عمر:omar عائشة:aisha يوسف:youssef ليلى:layla إبراهيم:ibrahim زينب:zeinab`,
    last: `الحسن:alhassan العلي:alali الخطيب:alkhatib حداد:haddad النجار:alnajjar الشامي:alshami منصور:mansour خليل:khalil سليمان:suleiman`,
  }),
  culture('zh', 'zh', ['TW', 'SG'], 1, 'never', {
    first:
      '伟:wei 芳:fang 秀英:xiuying 娜:na 敏:min 静:jing 强:qiang 磊:lei 洋:yang 艳:yan 子轩:zixuan 雨桐:yutong 欣怡:xinyi 浩然:haoran',
    last: '王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 欧阳:ouyang',
    order: 'last-first',
    joined: 'nothing',
  }),
  culture('ja', 'ja', ['JP'], 1, 'never', {
    first:
      '花子:hanako 太郎:taro さくら:sakura 健一:kenichi 美咲:misaki 翔太:shota 由美子:yumiko 大輔:daisuke ゆうき:yuki 葵:aoi',
    last: '佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato',
    order: 'last-first',
  }),
  culture('ko', 'ko', ['KR'], 1, 'never', {
    first: '민준:minjun 서연:seoyeon 도윤:doyun 지우:jiwoo 하은:haeun 예준:yejun 수빈:subin 현우:hyunwoo 지민:jimin',
    last: '김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim',
    order: 'last-first',
    joined: 'nothing',
  }),
];

/** A name's own letters and its Latin form. A tilde stands for a blank inside a name. */
export function lettersOf(entry: string): { readonly name: string; readonly latin: string } {
  const [name = '', latin = name] = entry.split(':');
  return { name: name.replace('~', ' '), latin: latin.replace('~', '') };
}

type Names = {
  readonly first: string;
  readonly last: string;
  /** Made up from the parts that real surnames are made of. */
  readonly stems?: string;
  readonly ends?: string;
  readonly order?: Culture['order'];
  readonly joined?: Culture['joined'];
};

function culture(
  code: string,
  language: string,
  home: readonly string[],
  share: number,
  doubles: Culture['doubles'],
  names: Names,
): Culture {
  const made = words(names.stems ?? '').flatMap((stem) => words(names.ends ?? '').map((end) => stem + end));
  return {
    code,
    language,
    home,
    share,
    doubles,
    first: words(names.first),
    last: [...words(names.last), ...made],
    order: names.order ?? 'first-last',
    joined: names.joined ?? 'blank',
  };
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
