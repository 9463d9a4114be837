/** Names of places in plain lower case, parted by bars; written for this purpose. */

export const COUNTRIES = `
afganistan|afghanistan|albania|alemania|germany|deutschland|andorra|angola|arabia saudi
|arabia saudita|saudi arabia|algeria|argelia|argentina|armenia|australia|austria|azerbaijan
|azerbaiyan|bahamas|bahrain|bangladesh|barbados|belarus|bielorrusia|belgium|belgica|belize
|belice|benin|bhutan|bolivia|bosnia|bosnia and herzegovina|bosnia y herzegovina|botswana|brazil
|brasil|brunei|bulgaria|burkina faso|burundi|cabo verde|cambodia|camboya|cameroon|camerun|canada
|chad|chile|china|chipre|cyprus|colombia|congo|costa rica|costa de marfil|ivory coast|croatia
|croacia|cuba|czech republic|republica checa|czechia|denmark|dinamarca|djibouti|dominica
|dominican republic|republica dominicana|ecuador|egypt|egipto|el salvador|emiratos arabes unidos
|united arab emirates|eritrea|estonia|slovakia|eslovaquia|slovenia|eslovenia|spain|espana
|united states|united states of america|estados unidos|usa|eeuu|ethiopia|etiopia|faroe islands
|fiji|filipinas|philippines|finland|finlandia|france|francia|gabon|gambia|georgia|ghana
|gibraltar|greece|grecia|greenland|groenlandia|grenada|guatemala|guinea|guinea ecuatorial
|equatorial guinea|guyana|haiti|honduras|hong kong|hungary|hungria|iceland|islandia|india
|indonesia|iran|iraq|ireland|irlanda|israel|italy|italia|jamaica|japan|japon|jordan|jordania
|kazakhstan|kazajistan|kenya|kuwait|kyrgyzstan|kirguistan|laos|latvia|letonia|lebanon|libano
|lesotho|liberia|libya|libia|liechtenstein|lithuania|lituania|luxembourg|luxemburgo|macedonia
|north macedonia|madagascar|malawi|malaysia|malasia|maldives|maldivas|mali|malta|marruecos
|morocco|mauritania|mauritius|mauricio|mexico|moldova|moldavia|monaco|mongolia|montenegro
|mozambique|myanmar|namibia|nepal|netherlands|paises bajos|holanda|holland|new zealand
|nueva zelanda|nicaragua|niger|nigeria|norway|noruega|oman|pakistan|panama|papua new guinea
|paraguay|peru|poland|polonia|portugal|puerto rico|qatar|romania|rumania|russia|rusia|rwanda
|ruanda|samoa|san marino|senegal|serbia|seychelles|sierra leona|sierra leone|singapore|singapur
|siria|syria|somalia|south africa|sudafrica|south korea|corea del sur|north korea
|corea del norte|sri lanka|sudan|sweden|suecia|switzerland|suiza|suriname|surinam|taiwan
|tajikistan|tanzania|thailand|tailandia|togo|trinidad and tobago|trinidad y tobago|tunisia|tunez
|turkey|turquia|turkmenistan|uganda|ukraine|ucrania|united kingdom|reino unido|great britain
|gran bretana|england|inglaterra|scotland|escocia|wales|gales|northern ireland|uruguay
|uzbekistan|uzbekistan|vatican city|venezuela|vietnam|yemen|zambia|zimbabwe|zimbabue|osterreich
|schweiz|polska|sverige|norge|danmark|suomi|nederland|belgique|belgie|allemagne|espagne|italie
|etats-unis|royaume-uni|frankreich|spanien|italien
`;

export const SPANISH_PLACES = `
a coruna|la coruna|coruna|alava|araba|albacete|alicante|alacant|almeria|asturias|avila|badajoz
|baleares|islas baleares|illes balears|barcelona|burgos|caceres|cadiz|cantabria|castellon
|castellon de la plana|ciudad real|cordoba|cuenca|girona|gerona|granada|guadalajara|guipuzcoa
|gipuzkoa|huelva|huesca|jaen|la rioja|las palmas|las palmas de gran canaria|leon|lerida|lleida
|lugo|madrid|malaga|murcia|navarra|ourense|orense|palencia|pontevedra|salamanca
|santa cruz de tenerife|tenerife|segovia|sevilla|soria|tarragona|teruel|toledo|valencia
|valladolid|vizcaya|bizkaia|zamora|zaragoza|ceuta|melilla|andalucia|aragon|canarias
|islas canarias|castilla y leon|castilla-la mancha|castilla la mancha|cataluna|catalunya
|comunidad valenciana|comunidad de madrid|extremadura|galicia|pais vasco|euskadi
|principado de asturias|alcala de henares|alcobendas|alcorcon|alcoy|algeciras|aranjuez|arrecife
|aviles|badalona|barakaldo|baracaldo|benidorm|bilbao|cartagena|castelldefels|cerdanyola|chiclana
|collado villalba|cornella|coslada|donostia|san sebastian|dos hermanas|elche|elda|el ejido
|ferrol|el ferrol|fuengirola|fuenlabrada|gandia|getafe|getxo|gijon|granollers
|hospitalet de llobregat|l'hospitalet de llobregat|irun|jerez de la frontera|la laguna
|san cristobal de la laguna|las rozas|leganes|linares|logrono|lorca|majadahonda|manacor|manresa
|marbella|mataro|merida|mollet del valles|mostoles|motril|orihuela|oviedo|palma
|palma de mallorca|pamplona|paterna|parla|ponferrada|pozuelo de alarcon|reus|rivas-vaciamadrid
|roquetas de mar|rubi|sabadell|sagunto|san fernando|san sebastian de los reyes
|sant boi de llobregat|sant cugat del valles|sanlucar de barrameda|santa coloma de gramenet
|santander|santiago de compostela|segorbe|talavera de la reina|telde|terrassa|torrejon de ardoz
|torremolinos|torrelavega|torrent|torrevieja|tres cantos|ubeda|utrera|valdemoro|velez-malaga|vic
|vigo|vila-real|vilanova i la geltru|viladecans|vitoria|vitoria-gasteiz|zarautz|galdakao
|galdacano|basurto|cabra|antequera|ronda|estepona|alcazar de san juan|puertollano|tomelloso
|aranda de duero|miranda de ebro|calahorra|tudela|baranain|monforte de lemos|verin
|vilagarcia de arousa|medina del campo|plasencia|don benito|almendralejo|ecija|osuna|baza|guadix
|loja|denia|javea|calpe|villena|petrer|alzira|xativa|burjassot|mislata|ontinyent|vinaros
|benicarlo|tortosa|amposta|figueres|olot|blanes|igualada|esplugues de llobregat|sant joan despi
|el prat de llobregat|gava|inca|ibiza|eivissa|mahon|calatayud|alcaniz|barbastro|jaca|monzon
`;

export const AMERICAN_STATES = `
alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho
|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota
|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york
|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina
|south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming|ontario
|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new south wales|queensland
|tasmania|bavaria|bayern|sachsen|saxony|hessen|toscana|tuscany|lombardia|lombardy|sicilia|sicily
|provence|normandie|normandy|bretagne|brittany|alsace|upper austria|lower austria|tyrol
`;

export const CITIES = `
aberdeen|abu dhabi|acapulco|accra|addis ababa|adelaide|aguascalientes|albuquerque|alexandria
|algiers|argel|amman|amsterdam|anchorage|ankara|antofagasta|antwerp|amberes|arequipa|asuncion
|athens|atenas|atlanta|auckland|austin|baghdad|bagdad|baku|baltimore|bamako|bangalore|bengaluru
|bangkok|barranquilla|basel|basilea|bath|beijing|pekin|beirut|belfast|belgrade|belgrado
|belo horizonte|bergen|berlin|bern|berna|birmingham|bogota|bologna|bolonia|bombay|mumbai|bonn
|bordeaux|burdeos|boston|brasilia|bratislava|bremen|brighton|brisbane|bristol|bruges|brujas
|brussels|bruselas|bucaramanga|bucharest|bucarest|budapest|buenos aires|buffalo|cairo|el cairo
|calcutta|kolkata|calgary|cali|callao|cambridge|canberra|cancun|cape town|ciudad del cabo
|caracas|cardiff|cartagena de indias|casablanca|charlotte|chennai|chicago|chihuahua|christchurch
|ciudad de mexico|mexico city|mexico d.f.|ciudad juarez|cincinnati|cleveland|cologne|colonia
|columbus|concepcion|copenhagen|copenhague|cork|coventry|curitiba|cusco|dakar|dallas|damascus
|damasco|delhi|new delhi|nueva delhi|denver|derby|detroit|dhaka|doha|dortmund|dresden|dresde
|dubai|dublin|dusseldorf|edinburgh|edimburgo|essen|fez|florence|florencia|fortaleza|frankfurt
|fresno|geneva|ginebra|genoa|genova|ghent|gante|glasgow|gothenburg|gotemburgo|graz|guangzhou
|guayaquil|hamburg|hamburgo|hanoi|hannover|havana|la habana|helsinki|hiroshima|ho chi minh city
|honolulu|houston|hyderabad|indianapolis|innsbruck|istanbul|estambul|jakarta|yakarta|jeddah
|jerusalem|jerusalen|johannesburg|johannesburgo|kabul|karachi|kathmandu|kyiv|kiev|kingston
|kinshasa|krakow|cracovia|kuala lumpur|kyoto|kioto|la paz|la plata|lagos|lahore|las vegas
|lausanne|leeds|leicester|leipzig|leon|lille|lima|linz|lisbon|lisboa|liverpool|ljubljana|london
|londres|los angeles|louisville|luanda|lyon|macau|managua|manaus|manchester|manila|maracaibo
|mar del plata|marrakech|marseille|marsella|mecca|la meca|medellin|melbourne|memphis|mendoza
|miami|milan|milano|milwaukee|minneapolis|minsk|monterrey|montevideo|montpellier|montreal|moscow
|moscu|munich|munchen|nagoya|nairobi|nantes|naples|napoles|nashville|new orleans|nueva orleans
|nueva york|newcastle|nice|niza|nottingham|nuremberg|oakland|odessa|oklahoma city|omaha|oporto
|porto|orlando|osaka|oslo|ottawa|oxford|padova|palermo|paris|perth|philadelphia|filadelfia
|phoenix|pisa|pittsburgh|plymouth|portland|porto alegre|portsmouth|prague|praga|puebla
|quebec city|queretaro|quito|rabat|raleigh|recife|reykjavik|riga|rio de janeiro|riyadh|riad|rome
|roma|rosario|rotterdam|sacramento|saint louis|st. louis|saint petersburg|san petersburgo
|salt lake city|salvador de bahia|salzburg|salzburgo|san antonio|san diego|san francisco
|san jose|san juan|san salvador|santa cruz de la sierra|santiago de chile|santiago de cuba
|santo domingo|sao paulo|sapporo|sarajevo|seattle|seoul|seul|seville|shanghai|sheffield|shenzhen
|sofia|southampton|stockholm|estocolmo|strasbourg|estrasburgo|stuttgart|sydney|tallinn|tampa
|tangier|tanger|tegucigalpa|tehran|teheran|tel aviv|the hague|la haya|thessaloniki|tijuana
|tirana|tokyo|tokio|toronto|toulouse|trieste|tripoli|tucson|tunis|turin|torino|utrecht
|valparaiso|vancouver|venice|venecia|veracruz|verona|vienna|viena|wien|vilnius|warsaw|varsovia
|washington|washington d.c.|wellington|winnipeg|wuhan|york|yokohama|zagreb|zurich
`;
