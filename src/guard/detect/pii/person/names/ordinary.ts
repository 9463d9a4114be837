/** Names that are also words, places or products: they take a second sign to be read as names. */
export const ORDINARY_NAMES = `
salem franklin medina hania davis wayne russell lilly murphy humphrey harris humphreys
benedict parkinson alzheimer hodgkin crohn barrett foley doppler abbey abbot abril acosta ada
alba aldo alegria alexa alexandria alma alta amber america amor amo amparo an ana angel
angeles apollo april aragon arch aria arena art aspen aston aurora austin autumn ava avila
axel azure badger bailey baker ball banda bank banks bar barber barron basil bass battle beach
bean bear beau bella bello bench berg best bill bird bishop black blanca blanco block bloom
blossom blue bo bond bonita book booker boone booth boss bosque bow bowling box branch brand
bravo brazil bridge bridges bright bristol brook brooklyn brooks brown buck bud bueno bull
bunny burger burgos bush butcher butler cabello cabeza cadena cadiz calle calvo camino camp
campo campos can cancel candela candy cane cannon canto cara card caridad carmen carpenter
carter case cash cast castillo castle castro casa cerda chad chance chandler charity charm
chase chelsea cherry chester chevy china chin christian church cielo clan clay clear cliff
clinton clock close coach cobo coffin cole collar colon colt coma commerce company concepcion
conde connect consuelo cook cooper copper coral cordoba cordova corona correa corral costa
cotton count country court cox craft crane crawford cream cristal cristo cross crow crown
cruces cruz crystal cuba cuesta cueva currency custodia dag daisy dakota dale dallas dame dan
dash dawn day deacon dean del delgado denver destiny devon dexter dia diamond dick django
dixie do dolly dolores domingo don dove draw drew duke dulce duran dylan eagle earl early east
easton ebony eden edison eliot elm ember eminent encarnacion enero english erica espada espejo
espinosa esperanza espin esquivel estrella eva eve ever fair faith falcon fall farmer farrow
fay fe felicidad fern field fields fine finn fish fisher fix flint flood flor flora flores
florence florida flower flowers ford forest fork foster fountain fox frances francia francis
franco frank freeman frost fuente fuentes fuerte full fuller gale galicia gallo game garden
garland garza gates gay gem gemini general georgia ginger glass gloria gold golden good gordo
gore grace gracia grand grande grant granada gray green grey grove guerra guerrero guest
guillermo gun gusto guy hale hall ham hand harbor hardy harmony harp harper hart haven hawk
hay hazel head heath heather heaven herb hermosa hernan hidalgo hierro high hill hills hoja
holiday holly holland homer honor hood hook hope horn houston house hunt hunter idea ikea iman
imam in inca india indigo infante infantes iris irish island israel ivory ivy jack jade jaime
jasmine jay jean jenkins jersey jet jesus jewel joker jolly jordan joy joven judge june july
julio junio justice justo justin kay kent kenya keys kid kim king kit kitty knight lace laguna
lake lamb lance land lane lang laurel law leal lea leaf lee leo leon lerma lesser lexus
liberty lily lima lin lincoln linda link lira little llamas lobo lock logan london long lord
lorena lorraine loss lotus love low luna lucero lux luz lynch lynx macho madison madrid madera
maestro magnolia mai main major malaga male man mana mano manor mansion manta mar maravillas
march marcha marco mari marina mark marks marsh marshal marshall martes mason masa mass
masters mata matador mateo max may mayo mayor mead meadow meadows media melody mendoza mercado
mercedes mercy mercury merced merino mesa messenger messi mia miguel mila milagros mile milan
miles mill miller mills mina miner mira miranda miracle misty modesto moderna molina mona monk
montana monte montes montoya moody moon mora moral morales moreno moro morse moss mount mundo
mural murcia myers nao nap natal nation nativity navarra nevada neville news newton nieto
nieves nina nino nixon noble noel norma norman north norte norton nova novel nuno oak ocean
octavia oliva olive oliver olmo olympia onyx opal oracle orchid orion orlando oro oscar otto
outlaw owen oxford pace paco page paige palma palmer palmero paloma panda parada pardo paris
park parker parks parson pascal pascua pasco paso pastor pat patience patria paz peace peacock
peak pearl pena penn penny pepper peral perla perez perl perro peru petal phoenix piedad
piedra pilar pike pilot pina pine pino pinta pinto piper plata plaza poe pole polo pool poor
pop pope poppy porter portal post potter power powers precious press presley price pride primo
prince princess prior proper prosper province puerta puerto pulp pura python quince queen
quick quiz quiver rain ramo ramos ranger raven ray ready reed reef regina region reina
remedios republic rest rey reyes rich rico riggs ring rio rios river rivera rivers rob roberta
robin roca rock rockwell rod roman roma romeo rosa rosario rosas rose ross roy royal rubi
rubio ruby rue rush russia rust saber sabia sacramento saddle sage saint sal sala salas
salinas salt salud salvador sam sanctuary sand sands sandy sandia santa santiago santo santos
sara sauce savage savannah sawyer scarlet scot scotch sea sears sebastian segovia segura self
selma sena serena serenity sevilla shade shaw shell shepherd sherry shields shine shoe shore
short sidney sierra silva silver simple sin singer skinner sky slack slate sloan small smart
snow socorro sol solar soledad solis son song soria soto south spain spark sparks spear speed
spence spencer spring stack star stark steel stella step sterling still stock stone storm
story strange street strong sue summer sun sutton swan sweet swift sydney sky tab tan tanner
tapia taro tate taurus tax taylor temple tesla texas thorn thorne tiempo tiger timber todo
toledo tom toni torch torre torres toro total tower town toy trace tracy trade trainer trenton
trinidad trinity troy true trust tucker tuna tunes turner tuscany tyre ulises uno unity union
urban valencia valentine valle valor vale van vance vela vega venus ventura vera verde verity
victor victoria vida vienna villa vino viola violet violeta virgin virgen virginia visa vista
vital vivian viva von wade walker wall ward ware warden waters watts way wells welsh west
weston wheat wheeler white wild will willow wills wind window windsor wine winner winter wise
wolf wong wood woods word work worth wren wright wynn yang york young zion zona zorro zoom ali
al bay ban bang bean ben bin bit bob boy bun cam cat che chi cho chip coco com con cha core
cos cue das day den dot ed el em en era eric es est fan fang far fin fu fun gang gen go gong
hai hall han hang he ho hong hoy hue hun hung ian ida im in ion is it jan jar jet job joe john
jon jun ken key khan kin kind king ko kong kung la lai lam lan lang lao lap lat lau le let li
lie liang lien lim line ling link lit lo log loo lot lou lu lung ly ma mac mae mal man map mar
mas mat mei men mi ming mo mod mon moo my nam nan nga ngan ni nice no nor nu nun o obi of oh
ok on ong open or os ou out pak pan pang par pass pat pen per pet pham phase pi pia pie pin
ping plan plus pol por pros pub pun qi qu quan que ran range rat ray red rem ren rent rex rim
rod rota run russ sa saga sai sal san sang sans sap sat say sen ser sense set sha she shi shin
sing sit six so sons sow spa sum sung sur ta tai tal tam tang tao tap tar tas tat te ten teo
ter the theo thi thing thus ti tin tip to ton tong top tor tot toto tra tran trang tri trim tu
tung tv two ung up ut val vas ve vi via vie vim vin vis vita viet vo vol vu wan wang war was
we wen win wo won woo xi ya yan yen yes yi ying yip yo you yu yuan yue zen zi jefe ceo null
numbers session sessions record worker dealer mejor session senior junior magister regular
popular angular swagger jackson gradle jasper jenkins hadoop kafka maven django pandas julia
ruby crystal scala dart rust elm hugo jekyll gatsby ada erlang haskell lambda claude gemini
siri cortana alexa bard llama mistral falcon vicuna koala gemma bert elmo edge latin german
france roman norman saxon holland ireland england scotland africa asia austria belgian brasil
bulgaria castilla leon murcia navarra asturias cordoba jerez zamora soria avila caceres huelva
huesca lugo merida ingles aleman frances gallego catalan castellano navarro vasco toledano
sevillano murciano soriano madrileno serrano moro griego obispo abad alcalde alfarero barbero
caballero cantero carnero cordero carpintero cerrajero conde duque escudero escribano ferrero
guardia herrero herrera hidalgo infanta labrador maestre marques mayordomo mercader molinero
montero monje pastor peregrino platero prior rey reina sabio sacristan sastre soldado tejedor
vaquero vela zapatero blanco negro rojo verde rubio moreno pardo castano bermejo cano calvo
delgado gordo grueso alto bajo bravo bueno malo feliz fuerte valiente leal justo noble rico
hermoso bello chico grande mediano nuevo viejo mozo joven segundo primero tercero domingo
enero abril mayo julio agosto arroyo arena bosque campo campos camino casa casas castillo
cerro costa cuesta cueva cuevas fuente fuentes huerta huerto iglesia iglesias lago laguna
llano llanos loma lomas mar mata monte montes palacio palacios pena penas plaza pozo prado
puente puerto rio rios rivera roca sierra torre torres valle valles vega villa vado
`;
