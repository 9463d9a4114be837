/** Surnames of Spanish-speaking countries, in plain lower case, parted by spaces. */
export const SURNAMES_ES = `
abad abadia abalos abarca abascal abreu abril acebedo acebes acedo aceituno acero acevedo
achaerandio acosta acuna adame adan adrover agea agirre agramunt agredo aguado aguayo agudelo
agudo aguero aguiar aguila aguilar aguilera aguilo aguinaga aguirre agullo agundez agustin ahumada
alameda alamilla alamo alamos alanis alarcon alas alba albacete albaladejo albarracin albarran
albero alberola alberti albiol albo alcaide alcala alcalde alcaniz alcantara alcaraz alcazar
alcober alcocer alcolea alcon alcover alcubierre aldana aldaz alderete alegre alegria aleman
alemany alemparte alfaro alfonso algarra aliaga alias allende almagro almansa almanza almaraz
almazan almeida almendros almodovar almonacid almonte alonso alonzo alos alsina altamirano altuna
alvarado alvarez alvarino alvear alves alviar alzate amador amaya ambrosio amenabar amestoy
amezcua amigo amo amores amoros anaya anchia andino andrade andres andreu andujar angel anguiano
anguita angulo anon antolin anton antunez aparicio aponte apostol aragon aragones arana aranda
araneda arango aranguren araque araujo arauz araya arbelaez arbelo arbeloa arboleda arce arcila
arcos ardila arellano arenas arencibia arevalo arguelles arguello arias arino aristizabal ariza
arizmendi arjona arjones armada armas armendariz armengol armenta armenteros armijo arnaiz arnal
arnau aroca arocena arostegui arraez arranz arredondo arregui arrese arriaga arribas arrieta
arriola arroba arrojo arroyave arroyo arteaga arteta artiga artigas artola arvelo arzola asencio
asenjo asensi asensio astorga astudillo atencia atienza aubia avalos avella avellaneda avendano
avila aviles ayala ayerbe ayllon ayuso azcarate azcona azevedo aznar azofra azorin azpeitia
azpiroz baca badia badillo baena baez baeza bahamonde baigorri bailon balaguer balaguero balboa
balcazar balcells baldovi ballesta ballester ballesteros baltasar banuelos baquero barahona baraja
barajas baranda barba barbas barbera barberan barbero barbosa barcelo barcena barcia bardon barea
barela bareno barnes baro barquero barquin barra barrachina barragan barranco barrantes barreda
barreiro barrena barrenechea barrera barreto barrientos barriga barrio barrionuevo barrios
barriuso barron barros barroso basabe basagoiti basanta bascunana basterra basterretxea bastida
bastidas basualdo batalla batista batlle baumann bautista bayo bayon bayona baz bazan beas becerra
becerril bejar bejarano belda bellido bello belloso bellver belmar belmonte beltran benavent
benavente benavides benedicto benegas beneitez benet benitez benito benjumea bermejo bermudez
bernabe bernabeu bernal bernaldez bernardo bernat berrio berrocal berruezo bertran besora betancor
betancort betancourt betancur beunza bielsa bilbao blanch blanco blanes blasco blazquez boada boix
bolanos bolivar bonet bonilla borbon borges borja borjas borras borrego borrero bosch botella
botello boto bouza boza bracamonte brana bravo bretones briceno brieva briones brito briz brizuela
brugarolas brunet buendia bueno buenrostro buitrago burgos burguera burgues burguillos bustamante
bustillo bustillos busto bustos caamano caballer caballero cabanas cabanillas cabello cabeza
cabezas cabezudo cabezuelo cabral cabrera cabrerizo cabrero caceres cadena cadenas cadiz calatayud
calatrava caldera calderon calero calle calleja callejas callejo calles calvet calvino calvo
calzada camacho camara camarena camarero camargo cambra camino campanario campillo campo campos
camps camunas canada canadas canal canalejo canales canas candela canete canizares cano canosa
cantero canton cantos cantu capdevila capel capilla capote caraballo carbajal carbajo carballal
carballeira carballo carbo carbonell carbonero carcamo carceller cardenal cardenas cardenete
cardona cardoso cardozo carmona carnero carnicer caro carpintero carpio carrascal carrasco
carrasquilla carratala carrera carreras carretero carriles carrillo carrion carrizo carro
cartagena carvajal casado casal casales casals casamayor casanas casanova casanovas casaos casares
casas casasola cascales cascon casero cassinello castaneda castaner castano castanon castejon
castell castellano castellanos castellet castello castellon castells castelo castilla castillejo
castillo castrillo castrillon castro catala catalan cazorla ceballos cebollero cebrian cedeno
cejudo celada celaya celdran centeno cepeda cerda cerdan cerezo cerezuela cermeno cerna cerrato
cerro cervantes cervera cespedes chacon chamorro chaparro chavarri chavarria chavero chaves chavez
checa chica chico chillon chinchilla chueca chumillas cid cifuentes cisneros claramunt claros
claver clavijo clemente climent cobo cobos coca colas coll collado collantes colmenarejo
colmenares colmenero colom coloma colomer colon comas company concha conde conejero conejo conesa
contador contreras corbacho corbalan corbella corchado corchero cordero cordoba cordon cordova
cornejo corona coronado coronel corpas corral corrales correa corredera corredor correia cortell
cortes cortez cortina cosano costa costas coto cotrina couto covarrubias crespi crespillo crespo
crisostomo cristobal cruces cruz cruzado cuadra cuadrado cuadros cuartero cubas cubero cubillo
cubillos cuellar cuello cuenca cuerda cuervo cuesta cueto cuetos cueva cuevas curiel custodio daza
debesa delgadillo delgado diago dias diaz diego dieguez dieste diez diosdado diz domenech domingo
dominguez donaire donate donoso dorado doval duarte duenas duque duran durango durante echavarria
echave echevarria echeverri echeverria egea eguia eguren eizaguirre elias elizalde elizondo
elorriaga elorza elvira encarnacion encinas enciso enriquez escalada escalante escalera escalona
escamilla escandell escobar escobedo escolano escolar escriba escribano escrig escudeiro escudero
espada esparza espejo espeso espi espin espina espinal espinar espino espinosa espinoza espona
espuny esquivel esteban estebanez estelles esteve estevez estrada estrella etxebarria etxeberria
exposito ezpeleta ezquerra fabra fabregas fabregat fajardo falco falcon fandino farias faro farras
farre feijo feijoo felipe feliu felix fernandes fernandez ferran ferrandez ferrandis ferrando
ferreira ferreiro ferreiros ferrer ferrera ferreras ferrero ferrin ferriz ferro fidalgo fierro
figueiras figuera figueras figueredo figueroa figueruelo flor flores florez florido foix folch
font fontan fontana fontanet forero forner fornes fortes forteza fortuny fraga fraguas fraile
franch francia franco fresneda fresno frias frutos fuente fuentes fuertes fuster gabaldon gabarri
galan galarza galera galiana galiano galicia galindez galindo gallardo gallart gallego gallegos
gallo galvan galvez gamarra gamboa gamero gamez gamiz gandara gandia gaona garate garay garcera
garces garcia garciandia garibay garmendia garrido garriga garrigos garrote garza garzon gasco
gascon gaspar gasso gavidia gavilan gavira gaviria gayoso gazquez geli genoves gil gilabert gili
gimenez gimeno giner giraldez giraldo giralt giron gispert godinez godoy goicoechea goitia gomariz
gomez gomis gondar gongora goni gonzales gonzalez gonzalo gordillo gordo gordon gorostiza gorriz
goyanes gracia grajales grajera granada granado granados granda grande grandes granell granero
granja grant grases grau gregorio grijalba grimaldi grinan grinon grueso guadarrama guajardo
gualda guardado guardia guardiola guasch guerra guerrero guevara guijarro guijo guillamon guillem
guillen guinea guirado guirao guisado guisasola guitart guiterrez gurrea gutierrez guzman haro
hellin henao henares heras heredero heredia hermida hermosilla hermosillo hermoso hernaez hernan
hernandez hernando hernani herrador herraez herraiz herran herranz herrejon herrera herreria
herrerias herrero herreros herruzo hervas hervias hidalgo hierro higuera higueras higuero hinojo
hinojosa hita holgado holguin hontoria horcajada horcajo hormigo horna hornos hortelano hoyo hoyos
huaman huerta huertas huesca hueso huete humanes hurtado ibanez ibarra ibarreche ibarrondo iborra
iglesia iglesias illan illana illera illescas imbernon infante infantes iniesta inigo inzunza
iparraguirre iranzo iriarte iribarren irigoyen isasi isern isidro islas iturbe iturralde iturriaga
izaguirre izard izquierdo jaen jaime jaimes jara jaramillo jareno jasso jauregui javaloyes jerez
jimena jimenez jimeno jodar jorda jordan jorge jorquera jose jover juan juanes juarez juez julia
julian jurado justo labarta laborda labrador lacalle lacasa lafuente lago lagos laguardia laguna
lainez lamas lamela lampaya landa landaeta landeta landin lanza lanzas lao lapuente lara laredo
largo lario larranaga larraz larrea larrinaga larruga lasa lasala lasheras lasso latorre laurel
lavado lavin lazaro lazcano leal lebron lecuona ledesma ledo legaz lema lemos lemus lendinez lens
leon leonardo lerena lerida lerma letelier leyva lezama lezcano lievana lima limon linan linares
lira lizana lizarraga llabres llach llamas llaneza llanos llansola lledo lleida llera llerena
llinares llobet llobregat llopis llorca llordes llorens llorente lloret loaiza loayza lobato
lobera lobo loeches lomas lombardo longares longas lopera lopez lopezosa lorca lorente lorenzo
lores losa losada losantos loza lozada lozano lubian lucas lucena lucero luengo luis lujan luna
luque luz machado machin macho machuca macia macias madera madero maderuelo madrid madrigal
madueno madurga maestre maestro magallanes magallon magana maicas malave maldonado malo manas
mancebo manchado mancheno manchon mancilla manjon manoso manrique mansilla manso manteca mantilla
manuel manzanares manzanedo manzano maqueda marcano marcelo marcen marchal marchante marchena
marco marcos mari marin marina marino mariscal marmol marmolejo maroto marques marquez marquina
marrero marron marroquin marrufo marsal marti martin martinez martins martorell martos marzal mas
masa maside maso massa massana masso mata matamoros mateo mateos mateu matias matilla matos
maturana mauri maya mayo mayor mayoral mayordomo mayorga maza mazo meca medel mediavilla medina
medrano mejia mejias mejuto melendez melendo melendrez melero melgar melgarejo melguizo melian
mella mellado melo mena menchaca menchon mencia mendez mendieta mendiola mendivil mendizabal
mendoza menendez meneses mera merayo mercader mercado merchan merida merino merlo mesa mesas
mestre meza miguel miguelez mijangos mijares milan millan millet minana minguez minguillon mino
miquel mir mira mirabal miralles miramontes miranda mirete miro mocholi modrego modrono moguer
mohedano moldes moles molina molinero molinos moll molla molto mompean moncada mondejar mondragon
monedero monfort monge monje monreal monroy monsalve montalban montalbo montalt montalvan montalvo
montana montanes montanez montano monte monteagudo montealegre monteiro montenegro monteoliva
monterde montero monterroso monterrubio montes montesdeoca montesinos montiel montilla montolio
montoro montoya monzon mora moraga moragon moragues moral moraleda morales morante moratalla
moratilla moratinos morato morcillo moreira moreiras morell morena morenilla moreno morera morga
morgado moriano morilla morillas morillo moro morocho moron morote morrondo moscoso mosqueda
mosquera mosteiro mota motos moure mourelo moya moyano mozo mozos mudarra muela mulero mulet
munera munguia muniz munne munoz munuera murcia murga murgui muriel murillo murua musquera
mustieles nadal naharro najera naranjo narbona narvaez nava navajas navalon navarrete navarro
navarta navas navascues naveda naveira navio nebot nebreda negrete negrin negro neira nevado
nicolas nicolau nieto nieva nieves nino nistal noble noboa nogales nogueira nogueiras noguera
nogueras nolasco noriega novales novella novo novoa nunez obando obeso obregon ocampo ocana
ochando ochoa ocon ojeda olaizola olalla olarte olaya olea oliva olivan olivar olivares olivas
olivella olivencia oliver olivera oliveros olivo olivos olle oller ollero olmedilla olmedo olmo
olmos omenaca ona onate onoro ontanon ontiveros ontoria orantes ordas ordaz ordonez orduna
orejuela orellana orenes orgaz orihuela oriol oropesa ororbia orosa orosco orozco orta ortega
ortego ortells orti ortigosa ortiz ortuno orueta osa osma osores osorio osuna otalora otaola oteo
otero oviedo oyarzabal oyarzun ozaeta pablo pablos pacheco pachon padial padilla padin padron paez
pagan pages paisano palacin palacio palacios palanca palau palazon palencia palenzuela pallares
palma palmero palomar palomares palomeque palomera palomino palomo palop pamies paniagua pantaleon
pantoja papi parada pardavila pardinas pardo paredes pareja parejas parejo parente parga pariente
paris parra parrado parraga parras parreno parrilla partida pascual pastor pastrana patino paton
patron pavon paya payo paz pazos peces pechuan pedraja pedraza pedregal pedreno pedrera pedrero
pedroche pedrosa pedroza peinado peiro pelaez pelayo pelegrin pellicer pellitero pena penafiel
penalosa penalver penaranda penas penate penuela peral perales peralta peramato perea pereda
pereira pereiro perejon perello perera perez perianez peris pernas pernia perona perpina perpinan
pesquera pestana pestano petit pi pica picazo pichardo pico picon piedra piedrahita pimentel pina
pineda pinedo pineiro pinero pineyro pinilla pinillos pino pinol pinos pintado pinto pintor pinzon
piquer piqueras pires pizarro plana planas planells plasencia plata platero plaza plazas ponce
pons pont ponte pontes porcel porras porta portal portales portela portero portillo porto
portocarrero posada posadas postigo potes poveda povedano pozas pozo pozos pozuelo prada pradas
pradera prado prados prat prats preciado prendes presa priego prieto primo princep prior puche
puebla puerta puertas puerto puga puig pujadas pujante pujol pulgar pulgarin pulido pumar puras
purificacion quero querol quesada quevedo quijada quijano quiles quilez quinonero quinones
quintana quintanar quintanilla quintas quintela quintero quinto quintos quirante quiroga quiros
quiroz quispe raba rabadan rabago rabanal rabasco racionero raez ragel rajoy ralo rama ramallo
rambla ramil ramirez ramis ramon ramos rancano rangel raposo rascon rato raya rebollar rebollo
reboredo rebull recalde recasens recio recuero redondo regalado regidor regueiro reguera reig
reina reinoso reixach rello rementeria remon rendon renedo rengel rengifo renteria requejo requena
resa resino restrepo retamal retamar retamero retuerta revilla revuelta rey reyero reyes reyna
reynoso reza rial riano rianxo riba ribas ribeiro ribera riberas ribes ricart rico riera riesco
rincon rio rioja rios ripoll riquelme rivas riveiro rivera rivero riveros robaina robleda
robledillo robledo robles roca rocamora roces rocha roche roda rodado rodas rodenas rodero
rodrigalvarez rodrigo rodrigues rodriguez roger roig rojano rojas rojo roldan rollan roma roman
romera romeral romero romeu romo roncero ronda ropero roque roquero roquet ros rosa rosado rosales
rosario rosas rosell rosello rosillo rosique ross roura rovira roy roya roza rozalen rozas rua
ruano rubiales rubiano rubio ruda rueda rufian ruiperez ruiz rull rus saavedra sabate sabater
sabio sabogal saborido sacristan saenz saez sagasti sagredo sahagun sainz saiz sala salado
salafranca salamanca salamero salas salazar salcedo saldana saldivar sales salgado salgueiro
salguero salido salinas salmeron salom salomon salort salto salvador salvat salvatierra samaniego
sampayo sampedro samper sanahuja sancha sanchez sanchis sancho sandin sandino sandoval sanguino
sanjose sanjuan sanmartin sanmiguel sans sansano santacruz santaella santaeulalia santafe santalla
santamaria santamarta santana santander santiago santiesteban santillan santiso santisteban santo
santolaria santome santonja santos santoyo sanudo sanz saorin sarabia sarasa sarasola saravia
sarmiento sarria sarrion sastre saucedo saura savall sebastia sebastian secades seco sedano
segarra segovia segui segundo segura seijas seijo selles selma sempere sendin sendra senent senra
sepulveda sequera seral serena serna serra serrada serradilla serrano serrat serratosa serrats
sese sesma seva sevilla sevillano sicilia sierra siguenza siles silva silvan silvera silvestre
simarro simo simon sinisterra siso soberon sobrino socas sola solana solano solaz soldado
soldevila soler solera solino solis soliva solla solorzano soria soriano sosa sotelo soteras
sotillo soto sotomayor sotos soutullo suanes suarez suero suner susin tabares taberner tabernero
taboada tafalla talavera talaveron tallon tamames tamargo tamarit tamayo tapia tapiador tapias
tarancon tarazona tardio tarifa tarin tarrago tasende tato teijeiro tejada tejado tejeda tejedor
tejera tejerina tejero telles tellez tello tena tenorio teran terol terrazas terron teruel
tijerina timoneda tinajero tinoco tirado toboso toca toledano toledo tolosa tomas tome toral
tordera tordesillas toribio tormo tornel tornero toro torralba torralbo torre torreblanca
torrecilla torrecillas torregrosa torrejon torrente torrents torrero torres torrico torrijos
torrubia tortajada tortosa toscano tosina tost tovar trapero travieso trejo triana trigo trigueros
trillo trinidad tristan troncoso trujillano trujillo tudela tunon tur ubeda uceda ugalde ugarriza
ugarte ulibarri ulloa umana unzueta uranga urbano urbina urdaneta urdiales urena uria uriarte
uribe urquia urquijo urquiza urrutia urzua usero utrera utrilla vaca vaello valbuena valcarce
valcarcel valderrama valdes valdez valdivia valdivielso valdivieso valencia valentin valenzuela
valera valero valiente valladares vallado valladolid vallarino valle vallecillo vallejo vallejos
valles valls vallverdu valor valverde vaquerizo vaquero vara varas varea varela varga vargas
varona vasallo vasco vasquez vazquez vega vegas veiga vela velarde velasco velaz velazco velazquez
velez velilla veloso venegas ventosa ventura vera verde verdejo verdu verdugo vergara vergel
verges veron vicario vicens vicent vicente vico victoria vidal vidales viegas vieira viejo viera
vigara vigil vigo vila vilanova vilar vilas vilches villa villacampa villacorta villada
villaescusa villafranca villagarcia villagra villagran villahermosa villalba villalobos villalon
villalonga villalta villamarin villamayor villamor villanueva villaplana villar villareal
villarejo villarino villaroel villarreal villarroel villarroya villarrubia villasante villasenor
villatoro villaverde villegas villen villena villodre villora viloria vinals vinas vinuela virgen
virseda virto vitoria vivanco vivancos vivas vives vivo vizcaino vizcarra yague yanes yanez yang
yebenes yebra yepes yepez yusta yuste zabala zabaleta zabalza zaera zafra zalazar zaldivar zaldua
zalduendo zamarreno zamarron zambrana zambrano zamora zamorano zamudio zapata zapatero zapico
zaragoza zarate zarco zarza zarzosa zarzuela zayas zazo zeballos zegarra zeledon zepeda zorita
zorrila zorrilla zuazo zubeldia zubia zubiaurre zubillaga zubiri zubizarreta zuloaga zulueta
zumalacarregui zuniga zurdo zurera zurita
`;
